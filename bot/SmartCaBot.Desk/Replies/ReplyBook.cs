using SmartCaBot.Desk.Storing;

namespace SmartCaBot.Desk.Replies;

/// <summary>Canned replies at hand. Read again every ten seconds, and after a change on this node.</summary>
internal sealed class ReplyBook(ReplyTable table, TimeProvider clock)
{
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(10);

    private volatile Known? _known;

    public async ValueTask<IReadOnlyList<CannedReply>> ListAsync(CancellationToken cancellationToken)
    {
        if (_known is { } known && clock.GetElapsedTime(known.At) < Age) return known.Replies;
        var at = clock.GetTimestamp();
        var replies = await table.ListAsync(cancellationToken);
        _known = new Known(replies, at);
        return replies;
    }

    public async ValueTask<CannedReply?> FindAsync(string id, CancellationToken cancellationToken) =>
        (await ListAsync(cancellationToken)).FirstOrDefault(reply => reply.Id == id);

    /// <summary>After a change.</summary>
    public void Forget() => _known = null;

    private sealed record Known(IReadOnlyList<CannedReply> Replies, long At);
}
