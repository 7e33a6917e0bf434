using System.Runtime.CompilerServices;
using Dapper;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Ports;
using SmartCaBot.Storage.Audit;

namespace SmartCaBot.Storage.Signing;

internal sealed class SigningStore(IDatabase database, AuditLog audit, CredentialTable credentials, TransactionTable transactions)
    : ISigningStore
{
    private const int PageSize = 500;

    public Task<Credential?> FindCredentialAsync(Guid id, CancellationToken cancellationToken) =>
        FindCredentialAsync($"{CredentialTable.Select} WHERE id = @Id", new { Id = id.ToString() }, cancellationToken);

    public Task<Credential?> FindCredentialBySerialAsync(string serialNumber, CancellationToken cancellationToken) =>
        FindCredentialAsync($"{CredentialTable.Select} WHERE serial_number = @serialNumber", new { serialNumber }, cancellationToken);

    public Task<IReadOnlyList<Credential>> CredentialsAsync(SubjectId subject, CancellationToken cancellationToken) =>
        ListCredentialsAsync(
            $"{CredentialTable.Select} WHERE subject = @Value ORDER BY not_before DESC, id", new { subject.Value }, cancellationToken);

    public Task<IReadOnlyList<Credential>> CredentialsOfHolderAsync(byte[] holderHash, CancellationToken cancellationToken) =>
        ListCredentialsAsync(
            $"{CredentialTable.Select} WHERE holder_hash = @holderHash ORDER BY not_before DESC, id", new { holderHash },
            cancellationToken);

    public async IAsyncEnumerable<Credential> RevokedCredentialsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        const string page = $"{CredentialTable.Select} WHERE status <> 'Active' AND id > @After ORDER BY id LIMIT @PageSize";
        var after = "";
        while (true)
        {
            var found = await ListCredentialsAsync(page, new { After = after, PageSize }, cancellationToken);
            foreach (var credential in found)
                yield return credential;
            if (found.Count < PageSize)
                yield break;
            after = found[^1].Id.ToString();
        }
    }

    public Task<bool> TryReplaceCredentialAsync(Credential next, AuditEvent auditEvent, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async connection =>
            {
                if (!await credentials.TryReplaceAsync(connection, next))
                    return false;
                await audit.AppendAsync(connection, auditEvent);
                return true;
            },
            cancellationToken);

    public Task<Added<SigningTransaction>> AddTransactionAsync(
        SigningTransaction transaction, AuditEvent auditEvent, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async connection =>
            {
                if (await transactions.TryAddAsync(connection, transaction))
                {
                    await audit.AppendAsync(connection, auditEvent);
                    return new Added<SigningTransaction>(transaction, IsNew: true);
                }
                var row = await connection.QuerySingleAsync<RecordRow>(
                    BySubjectAndKey, new { Subject = transaction.Subject.Value, Key = transaction.IdempotencyKey });
                return new Added<SigningTransaction>(transactions.Codec.Decode(row), IsNew: false);
            },
            cancellationToken);

    public async Task<SigningTransaction?> FindTransactionAsync(Guid id, CancellationToken cancellationToken) =>
        transactions.Codec.DecodeOrDefault(await database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<RecordRow>(
                $"{TransactionTable.Select} WHERE id = @Id", new { Id = id.ToString() }),
            cancellationToken));

    public async Task<SigningTransaction?> FindTransactionAsync(
        SubjectId subject, string idempotencyKey, CancellationToken cancellationToken) =>
        transactions.Codec.DecodeOrDefault(await database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<RecordRow>(
                BySubjectAndKey, new { Subject = subject.Value, Key = idempotencyKey }),
            cancellationToken));

    public Task<bool> TryReplaceTransactionAsync(
        SigningTransaction next, AuditEvent? auditEvent, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async connection =>
            {
                if (!await transactions.TryReplaceAsync(connection, next))
                    return false;
                if (auditEvent is not null)
                    await audit.AppendAsync(connection, auditEvent);
                return true;
            },
            cancellationToken);

    public async Task<IReadOnlyList<SigningTransaction>> TransactionsAsync(
        SubjectId subject, int take, CancellationToken cancellationToken) =>
        transactions.Codec.Decode(await database.ReadAsync(
            connection => connection.QueryAsync<RecordRow>(
                $"{TransactionTable.Select} WHERE subject = @Value ORDER BY created_at DESC, id LIMIT @take", new { subject.Value, take }),
            cancellationToken));

    private const string BySubjectAndKey = $"{TransactionTable.Select} WHERE subject = @Subject AND idempotency_key = @Key";

    private async Task<Credential?> FindCredentialAsync(string sql, object parameters, CancellationToken cancellationToken) =>
        credentials.Codec.DecodeOrDefault(await database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<RecordRow>(sql, parameters), cancellationToken));

    private async Task<IReadOnlyList<Credential>> ListCredentialsAsync(
        string sql, object parameters, CancellationToken cancellationToken) =>
        credentials.Codec.Decode(await database.ReadAsync(
            connection => connection.QueryAsync<RecordRow>(sql, parameters), cancellationToken));
}
