using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Authenticators;

/// <summary>Where a core is put together without a place to keep them.</summary>
internal sealed class NoAuthenticators : IAuthenticatorStore
{
    public Task<Authenticator?> FindAsync(Guid credentialId, CancellationToken cancellationToken) => Task.FromResult<Authenticator?>(null);

    public Task<bool> TryAddAsync(Authenticator authenticator, AuditEvent auditEvent, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("This core keeps no authenticators.");

    public Task<bool> TryReplaceAsync(Authenticator next, AuditEvent? auditEvent, CancellationToken cancellationToken) => Task.FromResult(false);
}
