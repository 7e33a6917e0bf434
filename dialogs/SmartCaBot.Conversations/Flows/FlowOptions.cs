namespace SmartCaBot.Conversations.Flows;

/// <summary>What an operator decides about conversations.</summary>
public sealed record FlowOptions
{
    /// <summary>After so long without a message a conversation no longer knows who the person is: browsers are shared.</summary>
    public TimeSpan ForgetPersonAfter { get; init; } = TimeSpan.FromMinutes(30);
}
