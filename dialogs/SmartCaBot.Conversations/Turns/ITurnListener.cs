using SmartCaBot.Conversations.Storing;

namespace SmartCaBot.Conversations.Turns;

/// <summary>
/// Hears what happens to turns: as much of it as a listener writes a method for. Must return at once and never throw; durable delivery goes
/// through the store.
/// </summary>
public interface ITurnListener
{
    /// <summary>The turn is durable; its new transcript entries may be shown.</summary>
    void Committed(TurnCommit commit)
    {
    }

    /// <summary>A turn has been running for longer than a person waits without a sign; called again every second while it does.</summary>
    void Working(IncomingActivity incoming)
    {
    }

    /// <summary>A turn met a bug or a broken part. It was answered with an apology, or will be tried again.</summary>
    void Failed(IncomingActivity incoming, Exception error)
    {
    }
}
