using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Channels.Turns;

/// <summary>Direct Line sockets read the transcript and <c>expectReplies</c> travels in the answer: nothing needs the outbox.</summary>
internal sealed class SocketReplies : IReplyRouter
{
    public IReadOnlyList<OutboxMessage> Route(IncomingActivity incoming, IReadOnlyList<Activity> replies) => [];
}
