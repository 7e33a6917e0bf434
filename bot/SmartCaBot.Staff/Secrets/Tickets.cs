using SmartCaBot.Storage;
using SmartCaBot.Storage.Protection;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Staff.Secrets;

/// <summary>Things that are good once and not for long. Who holds one knows 256 random bits; the database has their keyed hash.</summary>
internal sealed class Tickets(IDatabase database, SecretHash hash, StorageKeys keys, TimeProvider time) : IDisposable
{
    private const string Insert = "INSERT INTO staff_tickets (id, purpose, account, protected_state, expires_at) VALUES ($1, $2, $3, $4, $5)";
    private const string Find = "SELECT id, account, protected_state FROM staff_tickets WHERE id = $1 AND purpose = $2 AND expires_at > $3";
    private const string Remove = "DELETE FROM staff_tickets WHERE id = $1";
    private const string RemoveOld = "DELETE FROM staff_tickets WHERE expires_at <= $1";

    private readonly DataProtector _protector = keys.ProtectorOf("staff_tickets");

    public (string Token, Ticket Row) New(string purpose, string? account, byte[] state, DateTimeOffset until)
    {
        var token = SecretHash.NewToken();
        var id = hash.Of(token);
        return (token, new Ticket(id, purpose, account, _protector.Protect(state, id), until));
    }

    public static async ValueTask AddAsync(ISqlSession session, Ticket row) => await session.ExecuteAsync(
        Insert, row.Id, row.Purpose, row.Account, row.ProtectedState, row.ExpiresAt.ToUnixTimeMilliseconds());

    public Task<OpenTicket?> FindAsync(string token, string purpose, CancellationToken cancellationToken)
    {
        if (token.Length != SecretHash.TokenLength) return Task.FromResult<OpenTicket?>(null);
        return database.ReadAsync(
            session => session.FindAsync(Find, Read, hash.Of(token), purpose, time.GetUtcNow().ToUnixTimeMilliseconds()), cancellationToken);
    }

    /// <returns>False when somebody was quicker.</returns>
    public static async ValueTask<bool> UseAsync(ISqlSession session, OpenTicket ticket) => await session.ExecuteAsync(Remove, ticket.Id) == 1;

    /// <summary>Reads a ticket and uses it up.</summary>
    public async Task<OpenTicket?> TakeAsync(string token, string purpose, CancellationToken cancellationToken) =>
        await FindAsync(token, purpose, cancellationToken) is { } ticket
        && await database.WriteAsync(session => UseAsync(session, ticket), cancellationToken) ? ticket : null;

    public Task<int> RemoveOldAsync(CancellationToken cancellationToken) =>
        database.WriteAsync(session => session.ExecuteAsync(RemoveOld, time.GetUtcNow().ToUnixTimeMilliseconds()), cancellationToken);

    public void Dispose() => _protector.Dispose();

    private OpenTicket Read(ISqlRow row) => new(row.Text(0), row.IsNull(1) ? null : row.Text(1), _protector.Unprotect(row.Bytes(2), row.Text(0)));
}
