using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Identity;

namespace SmartCaBot.Signing.Ports;

/// <summary>
/// Credentials and signing transactions. Each method is one database transaction. Where an <see cref="AuditEvent"/> is
/// given it is appended in that same transaction, if and only if the write happens (see <see cref="IAuditStore"/>).
/// Replacing compares and swaps: the row changes only if the stored version is one less than the given record's.
/// The rules of the state machine are the service's; the store only guarantees that nobody wrote in between.
/// </summary>
public interface ISigningStore
{
    Task<Credential?> FindCredentialAsync(Guid id, CancellationToken cancellationToken);

    /// <param name="serialNumber">Upper-case hex.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    Task<Credential?> FindCredentialBySerialAsync(string serialNumber, CancellationToken cancellationToken);

    /// <summary>A subject's credentials, newest (NotBefore) first.</summary>
    Task<IReadOnlyList<Credential>> CredentialsAsync(SubjectId subject, CancellationToken cancellationToken);

    /// <summary>All credentials of one citizen, whatever the subject, newest first.</summary>
    Task<IReadOnlyList<Credential>> CredentialsOfHolderAsync(byte[] holderHash, CancellationToken cancellationToken);

    /// <summary>Suspended and revoked credentials, for the revocation list; streamed, in any order.</summary>
    IAsyncEnumerable<Credential> RevokedCredentialsAsync(CancellationToken cancellationToken);

    /// <summary>Replaces where id matches and the stored version is <c>next.Version - 1</c>; false, and no audit record, otherwise.</summary>
    Task<bool> TryReplaceCredentialAsync(Credential next, AuditEvent auditEvent, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces the old credential as <see cref="TryReplaceCredentialAsync"/> does and inserts the one that follows it, all or nothing.
    /// </summary>
    Task<bool> TryRenewCredentialAsync(Credential old, Credential renewed, AuditEvent auditEvent, CancellationToken cancellationToken);

    /// <summary>Inserts, with its records in their order, unless subject and idempotency key are taken; then returns the earlier one and writes nothing.</summary>
    Task<Added<SigningTransaction>> AddTransactionAsync(
        SigningTransaction transaction, IReadOnlyList<AuditEvent> auditEvents, CancellationToken cancellationToken);

    Task<SigningTransaction?> FindTransactionAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>The transaction together with its credential, in one query.</summary>
    Task<TransactionInHand?> FindInHandAsync(Guid transactionId, CancellationToken cancellationToken);

    Task<SigningTransaction?> FindTransactionAsync(SubjectId subject, string idempotencyKey, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces where id matches and the stored version is <c>next.Version - 1</c>, and, when it becomes Signed, the credential is active; false,
    /// and no audit record, otherwise. In the log no signature follows the record that ended its certificate.
    /// </summary>
    Task<bool> TryReplaceTransactionAsync(
        SigningTransaction next, AuditEvent? auditEvent, CancellationToken cancellationToken);

    /// <summary>A subject's signed transactions, newest (CreatedAt) first.</summary>
    Task<IReadOnlyList<SigningTransaction>> SignedAsync(SubjectId subject, int skip, int take, CancellationToken cancellationToken);

    /// <summary>A credential's transactions in whatever state, newest (CreatedAt) first.</summary>
    Task<IReadOnlyList<SigningTransaction>> OfCredentialAsync(SubjectId subject, Guid credentialId, int skip, int take, CancellationToken cancellationToken);
}
