using SmartCaBot.Storage;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Signing.Api.Csc.Access;

/// <summary>The table of tokens.</summary>
internal sealed class TokenTable(IDatabase database, TokenAudit audit)
{
    public const string ShownTwice = "shown-twice";

    private const string Columns = "hash, refresh, family, client_id, subject, scope, transaction_id, used, expires_at, credential_id";

    private const string Add = $"INSERT INTO csc_tokens ({Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8, $9)";

    private const string One = $"SELECT {Columns} FROM csc_tokens WHERE hash = $1";

    private const string Use = "UPDATE csc_tokens SET used = 1 WHERE hash = $1 AND used = 0";

    private const string EndFamily = "DELETE FROM csc_tokens WHERE family = $1";

    private const string EndOne = "DELETE FROM csc_tokens WHERE hash = $1";

    private const string Forget = "DELETE FROM csc_tokens WHERE expires_at < $1";

    public Task<TokenRecord?> FindAsync(string token, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.FindAsync(One, Read, SecretText.Hash(token)), cancellationToken);

    public Task AddAsync(TokenRecord token, CancellationToken cancellationToken) =>
        database.WriteAsync(session => AddAsync(session, token), cancellationToken);

    public static ValueTask<int> AddAsync(ISqlSession session, TokenRecord token) => session.ExecuteAsync(
        Add, token.Hash, token.IsRefresh ? 1 : 0, token.Family, token.ClientId, token.Subject, token.Scope.ToString(), token.Transaction?.ToString() ?? "",
        token.ExpiresAt.ToUnixTimeMilliseconds(), token.Credential?.ToString() ?? "");

    /// <summary>Exchanges a refresh token, once. False: it was exchanged before, and its whole family ends.</summary>
    public Task<bool> ExchangeAsync(TokenRecord refresh, IReadOnlyList<TokenRecord> others, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            if (await session.ExecuteAsync(Use, refresh.Hash) == 0)
            {
                await EndAsync(session, refresh, ShownTwice);
                return false;
            }

            foreach (var token in others) await AddAsync(session, token);
            return true;
        },
        cancellationToken);

    /// <summary>Ends its whole family, and says so in the audit log if there was anything to end.</summary>
    public Task EndAsync(TokenRecord token, string why, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            await EndAsync(session, token, why);
            return true;
        },
        cancellationToken);

    public Task RevokeAsync(TokenRecord token, CancellationToken cancellationToken) => database.WriteAsync(
        session => token.IsRefresh ? EndFamilyAsync(session, token.Family) : session.ExecuteAsync(EndOne, token.Hash), cancellationToken);

    private async ValueTask EndAsync(ISqlSession session, TokenRecord token, string why)
    {
        if (await EndFamilyAsync(session, token.Family) > 0) await audit.EndedAsync(session, token.ClientId, token.Family, why);
    }

    /// <summary>
    /// Until there is nothing left: a statement that waited for a row which another connection was exchanging does not see what was written for it in
    /// the meantime (PostgreSQL, READ COMMITTED), the next one does.
    /// </summary>
    public static async ValueTask<int> EndFamilyAsync(ISqlSession session, string family)
    {
        var ended = 0;
        while (await session.ExecuteAsync(EndFamily, family) is > 0 and var removed) ended += removed;
        return ended;
    }

    public Task<int> ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        database.WriteAsync(session => session.ExecuteAsync(Forget, before.ToUnixTimeMilliseconds()), cancellationToken);

    private static TokenRecord Read(ISqlRow row) => new(
        row.Text(0), row.Int64(1) == 1, row.Text(2), row.Text(3), row.Text(4), Enum.Parse<CscScope>(row.Text(5)),
        Id(row.Text(6)), row.Int64(7) == 1, DateTimeOffset.FromUnixTimeMilliseconds(row.Int64(8)), Id(row.Text(9)));

    private static Guid? Id(string text) => text.Length == 0 ? null : Guid.Parse(text);
}
