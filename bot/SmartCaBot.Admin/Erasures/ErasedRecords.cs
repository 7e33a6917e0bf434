using SmartCaBot.Storage;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Admin.Erasures;

/// <summary>The table of what was erased, and its copy outside of the database.</summary>
internal sealed class ErasedRecords(IDatabase database, IErasedNotes notes)
{
    private const string Add = "INSERT INTO erased_records (id, at) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING";

    private const string Since = "SELECT id, at FROM erased_records WHERE at >= $1";

    /// <summary>In the transaction that erases it.</summary>
    public static async ValueTask AddAsync(ISqlSession session, Guid id, DateTimeOffset at) =>
        await session.ExecuteAsync(Add, id.ToString(), at.ToUnixTimeMilliseconds());

    /// <summary>It stood in no backup that was brought back.</summary>
    public Task AddAsync(Guid id, DateTimeOffset at, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            await AddAsync(session, id, at);
            return 0;
        },
        cancellationToken);

    public Task<IReadOnlyList<(Guid Id, DateTimeOffset At)>> SinceAsync(DateTimeOffset time, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.ListAsync(
            Since, row => (Guid.Parse(row.Text(0)), DateTimeOffset.FromUnixTimeMilliseconds(row.Int64(1))), time.ToUnixTimeMilliseconds()),
        cancellationToken);

    /// <summary>Brings the copy up to date.</summary>
    public async Task NoteAsync(CancellationToken cancellationToken)
    {
        var noted = await notes.ReadAsync(cancellationToken);
        var missing = (await SinceAsync(DateTimeOffset.UnixEpoch, cancellationToken)).Where(row => !noted.ContainsKey(row.Id)).ToDictionary(row => row.Id, row => row.At);
        if (missing.Count > 0) await notes.AddAsync(missing, cancellationToken);
    }

    /// <summary>What was erased, and the database knows nothing of it: it is an earlier one.</summary>
    public async Task<IReadOnlyList<(Guid Id, DateTimeOffset At)>> ForgottenAsync(CancellationToken cancellationToken)
    {
        var noted = await notes.ReadAsync(cancellationToken);
        var known = (await SinceAsync(DateTimeOffset.UnixEpoch, cancellationToken)).Select(row => row.Id).ToHashSet();
        return [.. noted.Where(note => !known.Contains(note.Key)).Select(note => (note.Key, note.Value))];
    }
}
