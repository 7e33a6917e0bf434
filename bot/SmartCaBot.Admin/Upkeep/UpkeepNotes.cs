using SmartCaBot.Storage;

namespace SmartCaBot.Admin.Upkeep;

internal sealed class UpkeepNotes(IDatabase database, TimeProvider clock) : IUpkeepNotes
{
    private const string Set = """
        INSERT INTO upkeep (name, at, detail) VALUES ($1, $2, $3) ON CONFLICT (name) DO UPDATE SET at = excluded.at, detail = excluded.detail
        """;

    private const string Find = "SELECT at, detail FROM upkeep WHERE name = $1";

    public Task NoteAsync(string name, string detail, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return database.WriteAsync(session => session.ExecuteAsync(Set, name, now, detail), cancellationToken);
    }

    public Task<UpkeepNote?> FindAsync(string name, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.FindAsync(
            Find, row => new UpkeepNote(DateTimeOffset.FromUnixTimeMilliseconds(row.Int64(0)), row.Text(1)), name),
        cancellationToken);
}
