using SmartCaBot.Signing.Audit;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Staff;

/// <summary>What the staff do, in the hash-chained audit log.</summary>
public interface IStaffAudit
{
    /// <param name="kind">What.</param>
    /// <param name="actor">Who did it.</param>
    /// <param name="subject">The account or conversation it concerns, by its opaque id; empty when none.</param>
    /// <param name="reference">The dossier, case, campaign or setting it belongs to.</param>
    /// <param name="detail">key=value pairs parted by semicolons; never a personal value.</param>
    /// <param name="cancellationToken">Stops it before it is written.</param>
    Task RecordAsync(AuditKind kind, StaffMember actor, string subject, string reference, string detail, CancellationToken cancellationToken);

    /// <summary>The same inside a transaction that is open, as its last statement: then both are stored, or neither.</summary>
    ValueTask RecordAsync(ISqlSession session, AuditKind kind, StaffMember actor, string subject, string reference, string detail);

    /// <summary>Why, as a part of a detail: parts are parted by semicolons.</summary>
    static string Because(string reason) => "reason=" + reason.Trim().Replace(';', ',').ReplaceLineEndings(" ");
}
