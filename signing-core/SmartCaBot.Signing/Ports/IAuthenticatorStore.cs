using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Authenticators;

namespace SmartCaBot.Signing.Ports;

/// <summary>Citizens' authenticators. The same promises as <see cref="ISigningStore"/>: one transaction a method, audit record included, compare and swap by version.</summary>
public interface IAuthenticatorStore
{
    Task<Authenticator?> FindAsync(Guid credentialId, CancellationToken cancellationToken);

    /// <summary>False, and nothing written, when the credential has one.</summary>
    Task<bool> TryAddAsync(Authenticator authenticator, AuditEvent auditEvent, CancellationToken cancellationToken);

    /// <summary>Replaces where the credential matches and the stored version is <c>next.Version - 1</c>; false, and no audit record, otherwise.</summary>
    Task<bool> TryReplaceAsync(Authenticator next, AuditEvent? auditEvent, CancellationToken cancellationToken);
}
