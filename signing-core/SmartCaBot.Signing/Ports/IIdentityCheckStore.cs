using SmartCaBot.Signing.Identification;

namespace SmartCaBot.Signing.Ports;

/// <summary>Identity checks under way. Short-lived: what is older than an hour may be dropped.</summary>
public interface IIdentityCheckStore
{
    /// <summary>
    /// Inserts unless the idempotency key is taken; then returns the earlier one. Null, and nothing written, when checks of the same
    /// holder hash started at or after <paramref name="since"/> are already <paramref name="most"/> or more.
    /// </summary>
    Task<Added<IdentityCheck>?> AddAsync(IdentityCheck check, DateTimeOffset since, int most, CancellationToken cancellationToken);

    Task<IdentityCheck?> FindAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Replaces where id matches and the stored version is <c>next.Version - 1</c>; false otherwise.</summary>
    Task<bool> TryReplaceAsync(IdentityCheck next, CancellationToken cancellationToken);
}
