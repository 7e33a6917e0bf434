namespace SmartCaBot.Conversations.Handoff;

public static class HandoffQueues
{
    /// <summary>Whatever has no queue of its own.</summary>
    public const string General = "general";
}
