using SmartCaBot.Staff;

namespace SmartCaBot.Admin.Erasures;

/// <summary>What can be erased at somebody's wish.</summary>
internal interface IErasable
{
    ErasureKind Kind { get; }

    /// <summary>What of this kind is meant, or why it cannot be erased now.</summary>
    /// <param name="name">As it was typed.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<ErasureTarget> FindAsync(string name, CancellationToken cancellationToken);

    /// <summary>Removes it. The decision on the wish and its record are written in the same transaction. Repeatable after a crash.</summary>
    Task<ErasureAnswer> EraseAsync(Erasure wish, StaffMember by, CancellationToken cancellationToken);
}

/// <param name="Id">Opaque; null when it cannot be erased now.</param>
/// <param name="Refusal">Why not.</param>
internal readonly record struct ErasureTarget(string? Id, ErasureAnswer Refusal)
{
    public static implicit operator ErasureTarget(string id) => new(id, default);

    public static implicit operator ErasureTarget(ErasureAnswer refusal) => new(null, refusal);

    public static implicit operator ErasureTarget(ErasureOutcome refusal) => new(null, refusal);
}
