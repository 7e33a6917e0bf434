using SmartCaBot.Signing.Audit;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Storage.Audit;

/// <summary>A record as the table holds it.</summary>
internal static class AuditRow
{
    public const string Columns = "sequence, at, kind, actor, subject, reference, detail, previous_hash, hash";

    /// <summary>Reads <see cref="Columns"/>.</summary>
    public static AuditRecord Read(ISqlRow row) => new(
        row.Int64(0),
        new AuditEvent(
            Enum.Parse<AuditKind>(row.Text(2)), DateTimeOffset.FromUnixTimeMilliseconds(row.Int64(1)), row.Text(3), row.Text(4),
            row.Text(5), row.Text(6)),
        row.Bytes(7).ToArray(), row.Bytes(8).ToArray());
}
