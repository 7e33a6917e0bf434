using System.Text.Json;
using SmartCaBot.Channels.Outbox;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Channels.Connector.Outbound;

/// <summary>One call to the channel's serviceUrl for each reply. The payload is the reply as it stands in the transcript.</summary>
internal sealed class ConnectorReplies : IOutboundChannel
{
    public const string Kind = "connector";

    public string Channel => ConnectorTurns.Channel;

    public IReadOnlyList<OutboxMessage> Write(IncomingActivity incoming, IReadOnlyList<Activity> replies)
    {
        // They travel in the HTTP answer.
        if (incoming.Activity.DeliveryMode == DeliveryModes.ExpectReplies) return [];
        var isAnswer = IsKnownToChannel(incoming);
        return [.. replies.Select(reply => new OutboxMessage(
            reply.Id!, Kind, incoming.ConversationId,
            // The channel knows nothing of an event of our own; what it causes is a message of the bot's.
            JsonSerializer.Serialize(SpeakerName.Before(isAnswer ? reply : reply with { ReplyToId = null }), ActivityJson.Wire.Activity),
            reply.Timestamp ?? incoming.ReceivedAt))];
    }

    // Names of what channels sent begin with the conversation's; events of the system have ids of their own.
    private static bool IsKnownToChannel(IncomingActivity incoming) =>
        incoming.ActivityId.StartsWith(incoming.ConversationId, StringComparison.Ordinal)
        && incoming.Activity.Id?.StartsWith(ConnectorTurns.Nameless, StringComparison.Ordinal) != true;
}
