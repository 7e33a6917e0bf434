using Microsoft.Extensions.Logging;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Channels.Turns;

/// <summary>Failed turns in the log: which conversation, never what was said.</summary>
internal sealed partial class TurnLog(ILogger<TurnLog> logger) : ITurnListener
{
    public void Failed(IncomingActivity incoming, Exception error) => LogFailed(error, incoming.ConversationId, incoming.Channel);

    [LoggerMessage(1, LogLevel.Error, "A turn of conversation {ConversationId} on {Channel} failed.")]
    private partial void LogFailed(Exception error, string conversationId, string channel);
}
