using SmartCaBot.Office.Kiosk;
using SmartCaBot.Storage;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Office.Storing;

/// <summary>Table kiosk_tickets.</summary>
internal sealed class KioskTable(IDatabase database, TimeProvider clock)
{
    public Task AddAsync(KioskTicket ticket, Func<ISqlSession, ValueTask> also, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            await session.ExecuteAsync(
                "INSERT INTO kiosk_tickets (id, office, campaign, created_by, created_at, expires_at, used_at) VALUES ($1, $2, $3, $4, $5, $6, NULL)",
                ticket.Id, ticket.Office, ticket.Campaign, ticket.CreatedBy, clock.GetUtcNow().ToUnixTimeMilliseconds(), ticket.ExpiresAt.ToUnixTimeMilliseconds());
            await also(session);
            return true;
        },
        cancellationToken);

    /// <summary>The ticket, used up by this; null when it was used before, is too old, or never was.</summary>
    public Task<KioskTicket?> UseAsync(string id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return database.WriteAsync(
            async session => await session.ExecuteAsync("UPDATE kiosk_tickets SET used_at = $2 WHERE id = $1 AND used_at IS NULL AND expires_at > $2", id, now) == 0
                ? null
                : await session.FindAsync("SELECT id, office, campaign, created_by, expires_at FROM kiosk_tickets WHERE id = $1", Read, id),
            cancellationToken);
    }

    private static KioskTicket Read(ISqlRow row) =>
        new(row.Text(0), row.Text(1), row.Text(2), row.Text(3), DateTimeOffset.FromUnixTimeMilliseconds(row.Int64(4)));
}
