using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;
using SmartCaBot.Storage.Outbox;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Storage.Conversations;

/// <summary>A turn ready to be written: everything serialised and encrypted.</summary>
internal sealed record EncodedTurn(
    IncomingActivity Incoming, long ExpectedVersion, long NewVersion, byte[] State, TurnEntries? Entries, byte[]? Reference, long At,
    SideStatement[] Beside, Func<ISqlSession, ValueTask>? Deed)
{
    public static EncodedTurn From(TurnCommit commit, TurnCodec codec, OutboxCodec outbox, DeedWriters deeds, TimeProvider time)
    {
        var at = time.GetUtcNow().ToUnixTimeMilliseconds();
        return new EncodedTurn(
            commit.Incoming, commit.ExpectedVersion, commit.NewVersion, codec.Protect(commit.Incoming.ConversationId, commit.State),
            TurnEntries.Of(commit.Transcript),
            commit.Reference is { } reference ? codec.Protect(commit.Incoming.ConversationId, reference) : null,
            at, [.. commit.Outbox.Select(message => outbox.Encode(message).ToInsert()), .. SideStatement.Of(commit, at)], deeds.Prepare(commit));
    }
}
