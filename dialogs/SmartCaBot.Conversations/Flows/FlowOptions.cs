namespace SmartCaBot.Conversations.Flows;

/// <summary>What an operator decides about conversations.</summary>
public sealed record FlowOptions
{
    /// <summary>After so long without a message a conversation no longer knows who the person is: browsers are shared.</summary>
    public TimeSpan ForgetPersonAfter { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Asked before each turn, by channel: null while the bot answers there.</summary>
    public Func<string, Outage?> Outage { get; init; } = static _ => null;
}
