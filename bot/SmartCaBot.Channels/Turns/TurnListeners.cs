using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Channels.Turns;

/// <summary>Tells every listener; the turn runner knows one.</summary>
internal sealed class TurnListeners(ITurnListener[] listeners) : ITurnListener
{
    public void Committed(TurnCommit commit)
    {
        foreach (var listener in listeners) listener.Committed(commit);
    }

    public void Working(IncomingActivity incoming)
    {
        foreach (var listener in listeners) listener.Working(incoming);
    }

    public void Failed(IncomingActivity incoming, Exception error)
    {
        foreach (var listener in listeners) listener.Failed(incoming, error);
    }
}
