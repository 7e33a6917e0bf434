using System.Runtime.CompilerServices;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Ports;
using SmartCaBot.Storage.Audit;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Storage.Signing;

internal sealed class SigningStore(IDatabase database, AuditLog audit, CredentialTable credentials, TransactionTable transactions)
    : ISigningStore
{
    private const int PageSize = 500;

    private const string InHand = """
        SELECT t.id, t.protected_transaction, c.id, c.protected_credential
        FROM signing_transactions t LEFT JOIN credentials c ON c.id = t.credential_id WHERE t.id = $1
        """;

    private const string BySubjectAndKey = $"{TransactionTable.Select} WHERE subject = $1 AND idempotency_key = $2";

    public Task<Credential?> FindCredentialAsync(Guid id, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.FindAsync($"{CredentialTable.Select} WHERE id = $1", credentials.Codec.Read, id.ToString()), cancellationToken);

    public Task<Credential?> FindCredentialBySerialAsync(string serialNumber, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.FindAsync($"{CredentialTable.Select} WHERE serial_number = $1", credentials.Codec.Read, serialNumber),
        cancellationToken);

    public Task<IReadOnlyList<Credential>> CredentialsAsync(SubjectId subject, CancellationToken cancellationToken) =>
        ListCredentialsAsync($"{CredentialTable.Select} WHERE subject = $1 ORDER BY not_before DESC, id", subject.Value, cancellationToken);

    public Task<IReadOnlyList<Credential>> CredentialsOfHolderAsync(byte[] holderHash, CancellationToken cancellationToken) =>
        ListCredentialsAsync($"{CredentialTable.Select} WHERE holder_hash = $1 ORDER BY not_before DESC, id", holderHash, cancellationToken);

    public async IAsyncEnumerable<Credential> RevokedCredentialsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        const string page = $"{CredentialTable.Select} WHERE status <> 'Active' AND id > $1 ORDER BY id LIMIT $2";
        var after = "";
        while (true)
        {
            var last = after;
            var found = await database.ReadAsync(
                session => session.ListAsync(page, credentials.Codec.Read, last, PageSize), cancellationToken);
            foreach (var credential in found)
                yield return credential;
            if (found.Count < PageSize)
                yield break;
            after = found[^1].Id.ToString();
        }
    }

    public Task<bool> TryReplaceCredentialAsync(Credential next, AuditEvent auditEvent, CancellationToken cancellationToken)
    {
        var record = credentials.Codec.Encode(next.Id, next);
        return database.WriteAsync(
            async session =>
            {
                if (!await CredentialTable.TryReplaceAsync(session, next, record))
                    return false;
                await audit.AppendAsync(session, auditEvent);
                return true;
            },
            cancellationToken);
    }

    public Task<bool> TryRenewCredentialAsync(
        Credential old, Credential renewed, AuditEvent auditEvent, CancellationToken cancellationToken)
    {
        var (before, after) = (credentials.Codec.Encode(old.Id, old), credentials.Codec.Encode(renewed.Id, renewed));
        return database.WriteAsync(
            async session =>
            {
                if (!await CredentialTable.TryReplaceAsync(session, old, before))
                    return false;
                await CredentialTable.AddAsync(session, renewed, after);
                await audit.AppendAsync(session, auditEvent);
                return true;
            },
            cancellationToken);
    }

    public Task<Added<SigningTransaction>> AddTransactionAsync(
        SigningTransaction transaction, IReadOnlyList<AuditEvent> auditEvents, CancellationToken cancellationToken)
    {
        var record = transactions.Codec.Encode(transaction.Id, transaction);
        return database.WriteAsync(
            async session =>
            {
                if (await TransactionTable.TryAddAsync(session, transaction, record))
                {
                    await audit.AppendAsync(session, auditEvents);
                    return new Added<SigningTransaction>(transaction, IsNew: true);
                }
                var earlier = await session.FindAsync(
                    BySubjectAndKey, transactions.Codec.Read, transaction.Subject.Value, transaction.IdempotencyKey);
                return new Added<SigningTransaction>(earlier!, IsNew: false);
            },
            cancellationToken);
    }

    public Task<SigningTransaction?> FindTransactionAsync(Guid id, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.FindAsync($"{TransactionTable.Select} WHERE id = $1", transactions.Codec.Read, id.ToString()), cancellationToken);

    public Task<TransactionInHand?> FindInHandAsync(Guid transactionId, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.FindAsync(
            InHand,
            row => new TransactionInHand(transactions.Codec.ReadAt(row, 0), row.IsNull(2) ? null : credentials.Codec.ReadAt(row, 2)),
            transactionId.ToString()),
        cancellationToken);

    public Task<SigningTransaction?> FindTransactionAsync(
        SubjectId subject, string idempotencyKey, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.FindAsync(BySubjectAndKey, transactions.Codec.Read, subject.Value, idempotencyKey), cancellationToken);

    public Task<bool> TryReplaceTransactionAsync(SigningTransaction next, AuditEvent? auditEvent, CancellationToken cancellationToken)
    {
        var record = transactions.Codec.Encode(next.Id, next);
        return database.WriteAsync(
            async session =>
            {
                // Changes of a certificate's status take the log's lock too: a signature is recorded before them, or not at all.
                if (next.State == TransactionState.Signed)
                    await database.LockAuditAsync(session);
                if (!await TransactionTable.TryReplaceAsync(session, next, record))
                    return false;
                if (auditEvent is not null)
                    await audit.AppendAsync(session, auditEvent);
                return true;
            },
            cancellationToken);
    }

    public Task<IReadOnlyList<SigningTransaction>> SignedAsync(
        SubjectId subject, int skip, int take, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.ListAsync(
            $"{TransactionTable.Select} WHERE subject = $1 AND state = 'Signed' ORDER BY created_at DESC, id DESC LIMIT $2 OFFSET $3",
            transactions.Codec.Read, subject.Value, take, skip),
        cancellationToken);

    public Task<IReadOnlyList<SigningTransaction>> OfCredentialAsync(
        SubjectId subject, Guid credentialId, int skip, int take, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.ListAsync(
            $"{TransactionTable.Select} WHERE subject = $1 AND credential_id = $2 ORDER BY created_at DESC, id DESC LIMIT $3 OFFSET $4",
            transactions.Codec.Read, subject.Value, credentialId.ToString(), take, skip),
        cancellationToken);

    private Task<IReadOnlyList<Credential>> ListCredentialsAsync(string sql, SqlValue value, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.ListAsync(sql, credentials.Codec.Read, value), cancellationToken);
}
