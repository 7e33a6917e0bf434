using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Storage.Signing;

internal sealed class TransactionTable(RecordCodec<SigningTransaction> codec)
{
    public const string Select = "SELECT id, protected_transaction FROM signing_transactions";

    private const string Add = """
        INSERT INTO signing_transactions (
            id, subject, idempotency_key, credential_id, state, created_at, expires_at, version, protected_transaction)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (subject, idempotency_key) DO NOTHING
        """;

    // A certificate that was suspended or revoked while the key was at work does not get that signature recorded.
    private const string Replace = """
        UPDATE signing_transactions SET state = $1, expires_at = $2, version = $3, protected_transaction = $4
        WHERE id = $5 AND version = $3 - 1 AND ($1 <> 'Signed' OR NOT EXISTS (
            SELECT 1 FROM credentials c WHERE c.id = signing_transactions.credential_id AND c.status <> 'Active'))
        """;

    private const string Remove = "DELETE FROM signing_transactions WHERE subject = $1 AND credential_id = $2 RETURNING id";

    public RecordCodec<SigningTransaction> Codec => codec;

    /// <summary>All of one credential, open ones too. Returns their ids.</summary>
    public static ValueTask<IReadOnlyList<string>> RemoveAsync(ISqlSession session, Credential credential) =>
        session.ListAsync(Remove, row => row.Text(0), credential.Subject.Value, credential.Id.ToString());

    /// <param name="session">Whose transaction.</param>
    /// <param name="transaction">What to add.</param>
    /// <param name="record">The same, encoded.</param>
    public static async ValueTask<bool> TryAddAsync(ISqlSession session, SigningTransaction transaction, byte[] record) =>
        await session.ExecuteAsync(
            Add, transaction.Id.ToString(), transaction.Subject.Value, transaction.IdempotencyKey, transaction.CredentialId.ToString(),
            transaction.State.ToString(), transaction.CreatedAt.ToUnixTimeMilliseconds(), transaction.ExpiresAt.ToUnixTimeMilliseconds(),
            transaction.Version, record) == 1;

    /// <param name="session">Whose transaction.</param>
    /// <param name="next">What to write.</param>
    /// <param name="record">The same, encoded.</param>
    public static async ValueTask<bool> TryReplaceAsync(ISqlSession session, SigningTransaction next, byte[] record) =>
        await session.ExecuteAsync(
            Replace, next.State.ToString(), next.ExpiresAt.ToUnixTimeMilliseconds(), next.Version, record, next.Id.ToString()) == 1;
}
