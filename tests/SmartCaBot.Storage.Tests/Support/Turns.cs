using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Storage.Tests.Support;

/// <summary>Turns of an invented conversation.</summary>
internal static class Turns
{
    public static readonly DateTimeOffset At = new(2026, 11, 22, 1, 0, 0, TimeSpan.Zero);

    public static IncomingActivity Incoming(string conversation, string activity, string text = "chào") => new(
        conversation, "directline", activity, "dl_user",
        new Activity { Type = ActivityTypes.Message, Id = activity, Text = text }, At);

    /// <summary>A turn of two entries, so that version v ends with sequence 2v.</summary>
    public static TurnCommit Commit(
        string conversation, long expectedVersion, string activity, ConversationState? state = null, params OutboxMessage[] outbox)
    {
        var incoming = Incoming(conversation, activity);
        var sequence = expectedVersion * 2;
        return new TurnCommit(
            incoming, expectedVersion, state ?? ConversationState.New,
            [
                new TranscriptEntry(sequence + 1, incoming.Activity, Visible: true, At, TurnOutcome.Answered, "greet"),
                new TranscriptEntry(
                    sequence + 2, new Activity { Type = ActivityTypes.Message, Text = "Chào anh/chị.", ReplyToId = activity },
                    Visible: false, At),
            ],
            outbox);
    }

    public static OutboxMessage Message(string id, string recipient = "0900000001", string kind = "sms", DateTimeOffset? expiresAt = null) =>
        new(id, kind, recipient, $"payload of {id}", At, expiresAt);
}
