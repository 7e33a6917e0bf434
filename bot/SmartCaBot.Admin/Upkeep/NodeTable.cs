using SmartCaBot.Storage;

namespace SmartCaBot.Admin.Upkeep;

/// <summary>Which processes of this installation were seen lately.</summary>
internal sealed class NodeTable(IDatabase database)
{
    private const string Seen = """
        INSERT INTO nodes (id, name, version, started_at, seen_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at
        """;

    private const string Forget = "DELETE FROM nodes WHERE seen_at < $1";

    private const string List = "SELECT id, name, version, started_at, seen_at FROM nodes ORDER BY seen_at DESC LIMIT 50";

    private static readonly TimeSpan Keep = TimeSpan.FromDays(2);

    public Task SeenAsync(Node node, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            await session.ExecuteAsync(
                Seen, node.Id, node.Name, node.Version, node.StartedAt.ToUnixTimeMilliseconds(), node.SeenAt.ToUnixTimeMilliseconds());
            return await session.ExecuteAsync(Forget, (node.SeenAt - Keep).ToUnixTimeMilliseconds());
        },
        cancellationToken);

    public Task<IReadOnlyList<Node>> ListAsync(CancellationToken cancellationToken) => database.ReadAsync(
        session => session.ListAsync(
            List,
            row => new Node(
                row.Text(0), row.Text(1), row.Text(2), DateTimeOffset.FromUnixTimeMilliseconds(row.Int64(3)), DateTimeOffset.FromUnixTimeMilliseconds(row.Int64(4)))),
        cancellationToken);
}

/// <param name="Id">Of the process.</param>
/// <param name="Name">Of the machine.</param>
/// <param name="Version">Of the program.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="SeenAt">When it last said so.</param>
internal sealed record Node(string Id, string Name, string Version, DateTimeOffset StartedAt, DateTimeOffset SeenAt)
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(2);

    public bool IsAliveAt(DateTimeOffset now) => now - SeenAt < LongestSilence;
}
