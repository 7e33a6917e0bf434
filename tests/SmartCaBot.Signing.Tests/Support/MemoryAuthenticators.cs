using System.Collections.Concurrent;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Authenticators;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Tests.Support;

/// <summary>Authenticators in memory; their audit records go where the rest does.</summary>
internal sealed class MemoryAuthenticators(MemoryStore store) : IAuthenticatorStore
{
    private readonly ConcurrentDictionary<Guid, Authenticator> _known = [];

    public async Task<Authenticator?> FindAsync(Guid credentialId, CancellationToken cancellationToken)
    {
        // Lets parallel callers interleave between reading and writing, as a database would.
        await Task.Yield();
        return _known.GetValueOrDefault(credentialId);
    }

    public async Task<bool> TryAddAsync(Authenticator authenticator, AuditEvent auditEvent, CancellationToken cancellationToken) =>
        _known.TryAdd(authenticator.CredentialId, authenticator) && await AppendAsync(auditEvent, cancellationToken);

    public async Task<bool> TryReplaceAsync(Authenticator next, AuditEvent? auditEvent, CancellationToken cancellationToken) =>
        _known.TryGetValue(next.CredentialId, out var current) && current.Version == next.Version - 1
        && _known.TryUpdate(next.CredentialId, next, current) && await AppendAsync(auditEvent, cancellationToken);

    private async Task<bool> AppendAsync(AuditEvent? auditEvent, CancellationToken cancellationToken)
    {
        if (auditEvent is not null) await store.AppendAsync(auditEvent, cancellationToken);
        return true;
    }
}
