namespace SmartCaBot.Conversations.Handoff;

/// <summary>Names of the Bot Framework's handoff events.</summary>
public static class HubEvents
{
    /// <summary>Bot → hub: a person is asked for.</summary>
    public const string Initiate = "handoff.initiate";

    /// <summary>Hub → bot: <c>{"state":"accepted"}</c>, failed or completed.</summary>
    public const string Status = "handoff.status";
}
