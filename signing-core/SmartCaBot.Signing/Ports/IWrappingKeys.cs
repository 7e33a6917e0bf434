using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Keys;

namespace SmartCaBot.Signing.Ports;

/// <summary>
/// Which key-encryption key wraps new keys, which ones are on their way out, and whose keys are under which. Each method is one
/// database transaction; audit records as with <see cref="ISigningStore"/>.
/// </summary>
public interface IWrappingKeys
{
    /// <summary>All that were ever told of, the newest last; empty before the first successor.</summary>
    Task<IReadOnlyList<WrappingKey>> ListAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Makes <paramref name="next"/> the current one and <paramref name="previous"/> an old one. False, and nothing written, when
    /// <paramref name="next"/> is known already.
    /// </summary>
    Task<bool> TryBeginAsync(string previous, string next, AuditEvent auditEvent, CancellationToken cancellationToken);

    /// <summary>Retires an old one under which no citizen's key is left, and which has been old since before <paramref name="oldSince"/>.</summary>
    Task<bool> TryRetireAsync(string label, DateTimeOffset oldSince, AuditEvent auditEvent, CancellationToken cancellationToken);

    /// <summary>Credentials whose key is under that one, by id.</summary>
    Task<IReadOnlyList<Credential>> UnderAsync(string label, Guid after, int limit, CancellationToken cancellationToken);

    Task<long> CountUnderAsync(string label, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces each credential where the stored version is one less; the others are left for another pass. Returns how many; the
    /// record is written when there was one.
    /// </summary>
    Task<int> ReplaceAsync(IReadOnlyList<Credential> next, Func<int, AuditEvent> auditEvent, CancellationToken cancellationToken);
}
