namespace SmartCaBot.Conversations.Handoff;

/// <summary>An event of the system that came while a person had the conversation. May be personal.</summary>
/// <param name="Name">Of the event.</param>
/// <param name="Json">Its value.</param>
public sealed record HeldEvent(string Name, string Json)
{
    public override string ToString() => $"HeldEvent({Name})";
}
