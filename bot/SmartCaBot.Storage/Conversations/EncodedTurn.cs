using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;
using SmartCaBot.Storage.Outbox;

namespace SmartCaBot.Storage.Conversations;

/// <summary>A turn ready to be written: everything serialised and encrypted.</summary>
internal sealed record EncodedTurn(
    IncomingActivity Incoming, long ExpectedVersion, long NewVersion, long? LastSequence, byte[] State,
    IReadOnlyList<TranscriptEntry> Entries, byte[][] Activities, IReadOnlyList<OutboxRow> Outbox, byte[]? Reference, long At,
    SideStatement[] Beside)
{
    public static EncodedTurn From(TurnCommit commit, TurnCodec codec, OutboxCodec outbox, TimeProvider time)
    {
        var entries = commit.Transcript;
        for (var i = 1; i < entries.Count; i++)
        {
            if (entries[i].Sequence != entries[i - 1].Sequence + 1)
                throw new ArgumentException("Transcript sequences of a turn must follow one another.", nameof(commit));
        }
        var activities = new byte[entries.Count][];
        for (var i = 0; i < activities.Length; i++)
            activities[i] = entries[i].Json();
        var at = time.GetUtcNow().ToUnixTimeMilliseconds();
        return new EncodedTurn(
            commit.Incoming, commit.ExpectedVersion, commit.NewVersion, entries.Count == 0 ? null : entries[^1].Sequence,
            codec.Protect(commit.Incoming.ConversationId, commit.State), entries, activities,
            commit.Outbox.Count == 0 ? [] : [.. commit.Outbox.Select(outbox.Encode)],
            commit.Reference is { } reference ? codec.Protect(commit.Incoming.ConversationId, reference) : null,
            at, SideStatement.Of(commit, at));
    }
}
