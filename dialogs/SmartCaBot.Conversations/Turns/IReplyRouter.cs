using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Storing;

namespace SmartCaBot.Conversations.Turns;

/// <summary>Chooses what of a turn's replies must be carried to a channel; sockets need nothing, they read the transcript.</summary>
public interface IReplyRouter
{
    IReadOnlyList<OutboxMessage> Route(IncomingActivity incoming, IReadOnlyList<Activity> replies);
}
