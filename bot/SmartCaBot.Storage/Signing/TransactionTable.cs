using System.Data.Common;
using Dapper;
using SmartCaBot.Signing.Authorisation;

namespace SmartCaBot.Storage.Signing;

internal sealed class TransactionTable(RecordCodec<SigningTransaction> codec)
{
    public const string Select = "SELECT id AS Id, protected_transaction AS Record FROM signing_transactions";

    private const string Add = """
        INSERT INTO signing_transactions (
            id, subject, idempotency_key, credential_id, state, created_at, expires_at, version, protected_transaction)
        VALUES (@Id, @Subject, @IdempotencyKey, @CredentialId, @State, @CreatedAt, @ExpiresAt, @Version, @Record)
        ON CONFLICT (subject, idempotency_key) DO NOTHING
        """;

    private const string Replace = """
        UPDATE signing_transactions SET state = @State, expires_at = @ExpiresAt, version = @Version, protected_transaction = @Record
        WHERE id = @Id AND version = @Version - 1
        """;

    public RecordCodec<SigningTransaction> Codec => codec;

    public async Task<bool> TryAddAsync(DbConnection connection, SigningTransaction transaction) =>
        await connection.ExecuteAsync(Add, Row(transaction)) == 1;

    public async Task<bool> TryReplaceAsync(DbConnection connection, SigningTransaction next) =>
        await connection.ExecuteAsync(Replace, Row(next)) == 1;

    private object Row(SigningTransaction transaction) => new
    {
        Id = transaction.Id.ToString(),
        Subject = transaction.Subject.Value,
        transaction.IdempotencyKey,
        CredentialId = transaction.CredentialId.ToString(),
        State = transaction.State.ToString(),
        CreatedAt = transaction.CreatedAt.ToUnixTimeMilliseconds(),
        ExpiresAt = transaction.ExpiresAt.ToUnixTimeMilliseconds(),
        transaction.Version,
        Record = codec.Encode(transaction.Id, transaction),
    };
}
