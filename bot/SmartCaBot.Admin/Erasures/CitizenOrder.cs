using SmartCaBot.Signing.Erasure;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Admin.Erasures;

/// <summary>On whose word a citizen is erased.</summary>
/// <param name="Actor">Who erases, as the audit log names them.</param>
/// <param name="Reference">The wish, for the audit log.</param>
/// <param name="Detail">What the record says first; empty, or ending in a semicolon.</param>
internal sealed record CitizenOrder(string Actor, string Reference, string Detail)
{
    /// <summary>What speaks against it now; asked again whenever the records have changed.</summary>
    public required Func<CitizenRecords, Task<ErasureAnswer?>> Refusal { get; init; }

    /// <summary>What of the records is meant.</summary>
    public Func<CitizenRecords, CitizenRecords> Limit { get; init; } = static records => records;

    /// <summary>Throws, inside the transaction that removes a conversation, when the order does not stand any more.</summary>
    public Func<ISqlSession, ValueTask> Stands { get; init; } = static _ => ValueTask.CompletedTask;

    /// <summary>Written in the transaction that removes the rest.</summary>
    public Func<ISqlSession, ValueTask> Decide { get; init; } = static _ => ValueTask.CompletedTask;
}
