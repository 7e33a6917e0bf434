using System.Globalization;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Storing;

namespace SmartCaBot.Conversations.Turns;

/// <summary>Addresses a turn's echo and replies and numbers them.</summary>
internal static class TranscriptWriter
{
    public static (IReadOnlyList<TranscriptEntry> Entries, IReadOnlyList<Activity> Replies) Write(
        IncomingActivity incoming, TurnResult result, long lastSequence, DateTimeOffset now)
    {
        var cause = incoming.Activity;
        var entries = new TranscriptEntry[result.Replies.Count + 1];
        var replies = new Activity[result.Replies.Count];
        var sequence = lastSequence + 1;
        // The echo goes first: WebChat holds replies back until it has seen what they answer.
        entries[0] = new TranscriptEntry(
            sequence, (result.Echo ?? new Activity { Type = cause.Type, Id = cause.Id, Name = cause.Name }) with { Timestamp = now },
            result.Echo is not null, now, result.Outcome, result.Intent);
        for (var i = 0; i < replies.Length; i++)
        {
            sequence++;
            replies[i] = result.Replies[i] with
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"{incoming.ConversationId}|{sequence:0000000}"),
                // One millisecond apart, so that clients which order by time keep the order.
                Timestamp = now.AddMilliseconds(i + 1),
                ChannelId = cause.ChannelId,
                ServiceUrl = cause.ServiceUrl,
                Conversation = cause.Conversation,
                From = Speaker(cause, result.Replies[i]),
                Recipient = cause.From,
                ReplyToId = cause.Id,
            };
            entries[i + 1] = new TranscriptEntry(sequence, replies[i], Visible: true, now);
        }

        return (entries, replies);
    }

    /// <summary>To the channel it is always the bot that speaks; a person of the help desk has their own name.</summary>
    private static ChannelAccount Speaker(Activity cause, Activity reply)
    {
        var bot = (cause.Recipient ?? new ChannelAccount { Id = "smartcabot" }) with { Role = Roles.Bot };
        return reply.From?.Name is { } name ? bot with { Name = name } : bot;
    }
}
