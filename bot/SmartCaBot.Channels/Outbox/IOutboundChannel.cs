using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Channels.Outbox;

/// <summary>A channel that must be called to reach its people. Its messages travel in the turn's own transaction.</summary>
public interface IOutboundChannel
{
    /// <summary>As in <see cref="IncomingActivity.Channel"/>.</summary>
    string Channel { get; }

    /// <summary>
    /// One message for each call to the channel. The id begins with the reply's activity id, so that the transcript can tell what became
    /// of each reply. Pure: a turn that runs again writes the same messages.
    /// </summary>
    IReadOnlyList<OutboxMessage> Write(IncomingActivity incoming, IReadOnlyList<Activity> replies);
}
