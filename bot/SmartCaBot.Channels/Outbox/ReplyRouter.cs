using System.Collections.Frozen;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Channels.Outbox;

/// <summary>
/// Replies go out by the channel the message came in by. Direct Line needs no call: its sockets read the transcript.
/// </summary>
internal sealed class ReplyRouter(IEnumerable<IOutboundChannel> channels) : IReplyRouter
{
    private readonly FrozenDictionary<string, IOutboundChannel> _channels = channels.ToFrozenDictionary(c => c.Channel, StringComparer.Ordinal);

    public IReadOnlyList<OutboxMessage> Route(IncomingActivity incoming, IReadOnlyList<Activity> replies) =>
        replies.Count > 0 && _channels.TryGetValue(incoming.Channel, out var channel) ? channel.Write(incoming, replies) : [];
}
