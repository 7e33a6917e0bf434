using SmartCaBot.Desk.Duty;
using SmartCaBot.Storage;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Desk.Storing;

/// <summary>Who is there, shared by all nodes.</summary>
internal sealed class PresenceTable(IDatabase database, TimeProvider time)
{
    private const string Select = "SELECT staff, name, office, choice, viewing, alive_until FROM desk_presence WHERE alive_until >= $1";

    // A page without script is heard of at each request only: it counts for longer, and never shortens what a newer sign has said.
    private const string Seen = """
        INSERT INTO desk_presence (staff, name, office, choice, viewing, alive_until, changed_at) VALUES ($1, $2, $3, 'Offline', NULL, $4, $5)
        ON CONFLICT (staff) DO UPDATE SET name = excluded.name, office = excluded.office, changed_at = excluded.changed_at,
            alive_until = CASE WHEN desk_presence.alive_until > excluded.alive_until THEN desk_presence.alive_until ELSE excluded.alive_until END
        """;

    private const string SeenElsewhere = "UPDATE desk_presence SET alive_until = $2, changed_at = $3 WHERE staff = $1 AND choice <> 'Offline' AND alive_until < $2";
    private const string Choose = "UPDATE desk_presence SET choice = $2, changed_at = $3 WHERE staff = $1";
    private const string Beat = "UPDATE desk_presence SET viewing = $2, alive_until = $3, changed_at = $4 WHERE staff = $1";

    private const string Leave = """
        UPDATE desk_presence SET choice = 'Offline', viewing = NULL, changed_at = $1 WHERE alive_until < $1 AND choice <> 'Offline'
        """;

    /// <summary>Everybody who was heard of since.</summary>
    public Task<IReadOnlyList<Presence>> ListAsync(DateTimeOffset aliveSince, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.ListAsync(Select, Read, aliveSince.Stored()), cancellationToken);

    /// <summary>A page was asked for.</summary>
    public Task SeenAsync(string staff, string name, string? office, DateTimeOffset aliveUntil, CancellationToken cancellationToken) =>
        database.WriteAsync(session => session.ExecuteAsync(Seen, staff, name, office, aliveUntil.Stored(), Now), cancellationToken);

    /// <summary>A page of another module was asked for: whoever is at the desk is still there, and nobody comes to it by that.</summary>
    public Task SeenElsewhereAsync(string staff, DateTimeOffset aliveUntil, CancellationToken cancellationToken) =>
        database.WriteAsync(session => session.ExecuteAsync(SeenElsewhere, staff, aliveUntil.Stored(), Now), cancellationToken);

    public Task ChooseAsync(string staff, PresenceChoice choice, CancellationToken cancellationToken) =>
        database.WriteAsync(session => session.ExecuteAsync(Choose, staff, choice.ToString(), Now), cancellationToken);

    /// <summary>Their browsers hold a feed of this node: with what is open in each.</summary>
    public Task BeatAsync(IReadOnlyCollection<(string Staff, string? Viewing)> connected, DateTimeOffset aliveUntil, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                foreach (var (staff, viewing) in connected) await session.ExecuteAsync(Beat, staff, viewing, aliveUntil.Stored(), Now);
                return true;
            },
            cancellationToken);

    /// <summary>Signs off whoever is no longer heard of. Safe on several nodes: each is signed off once.</summary>
    public Task<int> LeaveAsync(CancellationToken cancellationToken) =>
        database.WriteAsync(session => session.ExecuteAsync(Leave, Now), cancellationToken);

    private long Now => time.GetUtcNow().Stored();

    private static Presence Read(ISqlRow row) => new(
        row.Text(0), row.Text(1), row.TextOrNull(2), row.Name<PresenceChoice>(3), row.TextOrNull(4), row.Time(5));
}
