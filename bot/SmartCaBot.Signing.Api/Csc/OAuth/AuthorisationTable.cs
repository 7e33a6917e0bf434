using SmartCaBot.Signing.Api.Csc.Access;
using SmartCaBot.Storage;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Signing.Api.Csc.OAuth;

/// <summary>The table of authorisations that clients ask for.</summary>
internal sealed class AuthorisationTable(IDatabase database, TokenAudit audit)
{
    private const string Columns =
        "id, client_id, scope, redirect, client_state, challenge, subject, transaction_id, check_id, code_hash, code_until, redeemed, ends_at, browser, redirect_named, credential_id";

    private const string Add = $"INSERT INTO csc_authorisations ({Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '', '', 0, 0, $9, $10, $11, $12)";

    private const string ById = $"SELECT {Columns} FROM csc_authorisations WHERE id = $1";

    private const string ByTransaction = $"SELECT {Columns} FROM csc_authorisations WHERE transaction_id = $1";

    private const string ByCode = $"SELECT {Columns} FROM csc_authorisations WHERE code_hash = $1";

    private const string SetCheck = "UPDATE csc_authorisations SET check_id = $1 WHERE id = $2 AND subject = ''";

    private const string SetSubject = "UPDATE csc_authorisations SET subject = $1, credential_id = $2 WHERE id = $3 AND subject = ''";

    private const string SetCode = "UPDATE csc_authorisations SET code_hash = $1, code_until = $2 WHERE id = $3 AND redeemed = 0";

    private const string End = "UPDATE csc_authorisations SET redeemed = 1 WHERE id = $1 AND redeemed = 0";

    private const string Redeem = "UPDATE csc_authorisations SET redeemed = 1 WHERE id = $1 AND redeemed = 0 AND code_hash = $2";

    private const string ForgetUnused = "DELETE FROM csc_authorisations WHERE ends_at < $1 AND subject = ''";

    private const string Forget = "DELETE FROM csc_authorisations WHERE ends_at < $1";

    public Task AddAsync(AuthorisationRecord record, DateTimeOffset now, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            // Anybody may begin one; what nobody went on with makes room at once.
            await session.ExecuteAsync(ForgetUnused, now.ToUnixTimeMilliseconds());
            return await session.ExecuteAsync(
                Add, record.Id, record.ClientId, record.Scope.ToString(), record.Redirect, record.State, record.Challenge, record.Subject,
                record.Transaction?.ToString() ?? "", record.EndsAt.ToUnixTimeMilliseconds(), record.Browser, record.NamesRedirect ? 1 : 0,
                record.Credential?.ToString() ?? "");
        },
        cancellationToken);

    public Task<AuthorisationRecord?> FindAsync(string id, CancellationToken cancellationToken) => FindAsync(ById, id, cancellationToken);

    public Task<AuthorisationRecord?> FindAsync(Guid transaction, CancellationToken cancellationToken) =>
        FindAsync(ByTransaction, transaction.ToString(), cancellationToken);

    public Task<AuthorisationRecord?> FindByCodeAsync(string code, CancellationToken cancellationToken) =>
        FindAsync(ByCode, SecretText.Hash(code), cancellationToken);

    public Task SetCheckAsync(string id, Guid check, CancellationToken cancellationToken) =>
        database.WriteAsync(session => session.ExecuteAsync(SetCheck, check.ToString(), id), cancellationToken);

    public Task SetSubjectAsync(string id, string subject, Guid credential, CancellationToken cancellationToken) =>
        database.WriteAsync(session => session.ExecuteAsync(SetSubject, subject, credential.ToString(), id), cancellationToken);

    /// <summary>A code in the place of any before. False: what it stands for was fetched.</summary>
    public async Task<bool> SetCodeAsync(string id, string code, DateTimeOffset until, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            session => session.ExecuteAsync(SetCode, SecretText.Hash(code), until.ToUnixTimeMilliseconds(), id), cancellationToken) == 1;

    /// <summary>Nothing will be fetched. False: it has ended before.</summary>
    public async Task<bool> EndAsync(string id, CancellationToken cancellationToken) =>
        await database.WriteAsync(session => session.ExecuteAsync(End, id), cancellationToken) == 1;

    /// <summary>Exchanges a code, once. False: it was exchanged before, and what was given out for it ends.</summary>
    public Task<bool> RedeemAsync(AuthorisationRecord record, IReadOnlyList<TokenRecord> tokens, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            if (await session.ExecuteAsync(Redeem, record.Id, record.CodeHash) == 0)
            {
                await TokenTable.EndFamilyAsync(session, record.Family);
                await audit.EndedAsync(session, record.ClientId, record.Family, TokenTable.ShownTwice);
                return false;
            }

            foreach (var token in tokens) await TokenTable.AddAsync(session, token);
            await audit.GrantedAsync(session, record.ClientId, record.Family, record.Scope);
            return true;
        },
        cancellationToken);

    public Task<int> ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        database.WriteAsync(session => session.ExecuteAsync(Forget, before.ToUnixTimeMilliseconds()), cancellationToken);

    private Task<AuthorisationRecord?> FindAsync(string sql, string value, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.FindAsync(sql, Read, value), cancellationToken);

    private static AuthorisationRecord Read(ISqlRow row) => new(
        row.Text(0), row.Text(1), Enum.Parse<CscScope>(row.Text(2)), row.Text(3), row.Text(4), row.Text(5), row.Text(6), Id(row.Text(7)), Id(row.Text(8)),
        row.Text(9), DateTimeOffset.FromUnixTimeMilliseconds(row.Int64(10)), row.Int64(11) == 1, DateTimeOffset.FromUnixTimeMilliseconds(row.Int64(12)),
        row.Text(13), row.Int64(14) == 1, Id(row.Text(15)));

    private static Guid? Id(string text) => text.Length == 0 ? null : Guid.Parse(text);
}
