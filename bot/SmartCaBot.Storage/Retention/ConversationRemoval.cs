using SmartCaBot.Storage.Files;
using SmartCaBot.Storage.Outbox;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Storage.Retention;

/// <summary>
/// Takes whole conversations away: state, transcript, receipts, help-desk cases, what is on its way to them, files, and what modules keep of
/// them. What was counted (milestones) names nobody and stays; dossiers, certificates, signing transactions
/// and the audit log are the signing core's.
/// </summary>
internal sealed class ConversationRemoval(IDatabase database, FileFolder folder, OutboxCodec messages, TimeProvider time)
{
    private const int BatchSize = 100;

    private const string Old = $"""
        SELECT id FROM conversations WHERE updated_at < $1 AND {Held.ConversationNotHeld} ORDER BY updated_at LIMIT $2
        """;

    // Changes nothing, but keeps turns of the conversation out until the commit.
    private const string Claim = $"UPDATE conversations SET version = version WHERE id = $1 AND updated_at < $2 AND {Held.ConversationNotHeld}";

    private const string RemoveState = "DELETE FROM conversations WHERE id = $1";

    // Reads the whole inbox, which has no index by conversation (each turn would pay for it). Only who is erased is worth that: the age of
    // receipts is counted by itself (RemoveReceipts).
    private const string RemoveInbox = "DELETE FROM inbox WHERE conversation_id = $1";

    private const string RemoveCases = "DELETE FROM cases WHERE conversation_id = $1";

    private const string RemoveReplies = "DELETE FROM outbox WHERE id >= $1 AND id < $2";

    // Events, and the replies of channels that name them otherwise. Reads the whole outbox: only who is erased is worth that, too.
    private const string RemoveAddressed = "DELETE FROM outbox WHERE recipient_hash = $1";

    // In order of arrival, and no further than to the first that is young enough.
    private const string RemoveReceipts = $"""
        DELETE FROM inbox WHERE ordinal IN (
            SELECT ordinal FROM inbox
            WHERE ordinal < COALESCE((SELECT ordinal FROM inbox WHERE received_at >= $1 ORDER BY ordinal LIMIT 1), {Beyond})
                AND closed_at < $1 AND {Held.NotHeld}
            ORDER BY ordinal LIMIT $2)
        """;

    private const string Beyond = "9223372036854775807";

    /// <summary>Conversations without a turn for so long. Returns how many.</summary>
    public async Task<long> RemoveOlderThanAsync(TimeSpan age, IReadOnlyCollection<IConversationPart> parts, CancellationToken cancellationToken)
    {
        var before = (time.GetUtcNow() - age).ToUnixTimeMilliseconds();
        var removed = 0L;
        while (true)
        {
            var ids = await database.ReadAsync(session => session.ListAsync(Old, row => row.Text(0), before, BatchSize), cancellationToken);
            foreach (var id in ids)
            {
                if (await RemoveAsync(id, before, parts, static (_, _) => ValueTask.CompletedTask, cancellationToken) is not null)
                    removed++;
            }
            if (ids.Count < BatchSize)
                return removed;
        }
    }

    /// <summary>Receipts of activities whose turn is long done. Returns how many.</summary>
    public async Task<long> RemoveReceiptsAsync(TimeSpan age, CancellationToken cancellationToken)
    {
        const int batchSize = 500;
        var before = (time.GetUtcNow() - age).ToUnixTimeMilliseconds();
        var removed = 0L;
        for (var batch = batchSize; batch == batchSize; removed += batch)
            batch = await database.WriteAsync(session => session.ExecuteAsync(RemoveReceipts, before, batchSize), cancellationToken);
        return removed;
    }

    /// <summary>One conversation, whatever its age; null when it is under a hold or there is none.</summary>
    /// <param name="id">Which.</param>
    /// <param name="parts">What modules keep of it.</param>
    /// <param name="with">What else is written in the same transaction, as its last.</param>
    /// <param name="cancellationToken">Stops before the write.</param>
    public Task<RemovedConversation?> EraseAsync(
        string id, IReadOnlyCollection<IConversationPart> parts, Func<ISqlSession, RemovedConversation, ValueTask> with, CancellationToken cancellationToken) =>
        RemoveAsync(
            id, long.MaxValue, parts,
            async (session, removed) =>
            {
                await session.ExecuteAsync(RemoveInbox, id);
                await session.ExecuteAsync(RemoveAddressed, messages.RecipientHash(id));
                await with(session, removed);
            },
            cancellationToken);

    private async Task<RemovedConversation?> RemoveAsync(
        string id, long updatedBefore, IReadOnlyCollection<IConversationPart> parts, Func<ISqlSession, RemovedConversation, ValueTask> with,
        CancellationToken cancellationToken)
    {
        var (removed, files) = await database.WriteAsync<(RemovedConversation?, string[])>(
            async session =>
            {
                if (await session.ExecuteAsync(Claim, id, updatedBefore) == 0)
                    return (null, []);
                var (done, gone) = await Overwriting.RunAsync(database, session, () => RemoveRowsAsync(session, id, parts));
                await with(session, done);
                return (done, [.. gone]);
            },
            cancellationToken);
        // A crash before this leaves bytes without a row, which nobody can open; the daily sweep removes them.
        foreach (var file in files)
            folder.Delete(file);
        return removed;
    }

    private async ValueTask<(RemovedConversation Done, List<string> Files)> RemoveRowsAsync(
        ISqlSession session, string id, IReadOnlyCollection<IConversationPart> parts)
    {
        var turns = await database.RemoveTranscriptAsync(session, id);
        await session.ExecuteAsync(RemoveState, id);
        await session.ExecuteAsync(RemoveCases, id);
        await session.ExecuteAsync(RemoveReplies, id + "|", id + "}");
        var (gone, rows) = (new List<string>(), 0);
        foreach (var shelf in await ShelvesAsync(session, id, parts))
            gone.AddRange(await session.ListAsync("DELETE FROM files WHERE conversation_id = $1 RETURNING id", row => row.Text(0), shelf));
        foreach (var part in parts)
            rows += await part.EraseAsync(session, id);
        return (new RemovedConversation(turns, gone.Count, rows), gone);
    }

    private static async ValueTask<IReadOnlyList<string>> ShelvesAsync(ISqlSession session, string id, IReadOnlyCollection<IConversationPart> parts)
    {
        List<string> shelves = [id];
        foreach (var part in parts)
            shelves.AddRange(await part.ShelvesAsync(session, id));
        return shelves;
    }
}

/// <param name="Turns">Of the transcript.</param>
/// <param name="Files">Documents.</param>
/// <param name="Rows">Of what modules kept.</param>
public sealed record RemovedConversation(int Turns, int Files, int Rows);
