using SmartCaBot.Storage;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Admin.Erasures;

internal sealed class ErasureTable(IDatabase database)
{
    private const string Columns = "id, kind, target, state, reason, asked_by, asked_at, decided_by, decided_at, entries, files";

    private const string Add = """
        INSERT INTO erasures (id, kind, target, state, reason, asked_by, asked_at) VALUES ($1, $2, $3, 'Asked', $4, $5, $6)
        ON CONFLICT (target) WHERE state = 'Asked' DO NOTHING
        """;

    // What somebody wrote about a citizen goes with them.
    private const string Decide = """
        UPDATE erasures SET state = $1, decided_by = $2, decided_at = $3, decision = $4,
            reason = CASE WHEN kind = 'citizen' AND $1 = 'Done' THEN '' ELSE reason END
        WHERE id = $5 AND state = 'Asked'
        """;

    // Changes nothing, but keeps others from deciding it until the commit.
    private const string Claim = "UPDATE erasures SET state = state WHERE id = $1 AND state = 'Asked'";

    private const string Count = "UPDATE erasures SET entries = $1, files = $2 WHERE id = $3";

    private const string Latest = $"SELECT {Columns} FROM erasures ORDER BY asked_at DESC LIMIT $1";

    private const string One = $"SELECT {Columns} FROM erasures WHERE id = $1";

    private const string Open = "SELECT count(*) FROM erasures WHERE state = 'Asked'";

    public Task<IReadOnlyList<Erasure>> LatestAsync(int limit, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.ListAsync(Latest, Read, limit), cancellationToken);

    public Task<Erasure?> FindAsync(string id, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.FindAsync(One, Read, id), cancellationToken);

    public async Task<long> CountOpenAsync(CancellationToken cancellationToken) =>
        (await database.ReadAsync(session => session.ListAsync(Open, row => row.Int64(0)), cancellationToken))[0];

    /// <summary>False: there is such a wish already.</summary>
    public static async ValueTask<bool> AddAsync(ISqlSession session, Erasure wish) => await session.ExecuteAsync(
        Add, wish.Id, NameOf(wish.Kind), wish.Target, wish.Reason, wish.AskedBy, wish.AskedAt.ToUnixTimeMilliseconds()) == 1;

    /// <summary>False: it was decided meanwhile.</summary>
    public static async ValueTask<bool> DecideAsync(ISqlSession session, string id, ErasureState state, string by, DateTimeOffset at, string why) =>
        await session.ExecuteAsync(Decide, state.ToString(), by, at.ToUnixTimeMilliseconds(), why, id) == 1;

    public static async ValueTask<bool> IsOpenAsync(ISqlSession session, string id) => await session.ExecuteAsync(Claim, id) == 1;

    public Task CountAsync(string id, int entries, int files, CancellationToken cancellationToken) =>
        database.WriteAsync(session => session.ExecuteAsync(Count, entries, files, id), cancellationToken);

    private static string NameOf(ErasureKind kind) => kind == ErasureKind.Citizen ? "citizen" : "conversation";

    private static Erasure Read(ISqlRow row) => new(
        row.Text(0), row.Text(1) == "citizen" ? ErasureKind.Citizen : ErasureKind.Conversation, row.Text(2), Enum.Parse<ErasureState>(row.Text(3)),
        row.Text(4), row.Text(5), DateTimeOffset.FromUnixTimeMilliseconds(row.Int64(6)), row.IsNull(7) ? null : row.Text(7),
        row.IsNull(8) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.Int64(8)), row.Int64(9), row.Int64(10));
}
