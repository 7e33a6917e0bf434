namespace SmartCaBot.Conversations.Flows;

/// <summary>What an operator decides about conversations.</summary>
public sealed record FlowOptions
{
    /// <summary>After so long without a message a conversation no longer knows who the person is: browsers are shared.</summary>
    public TimeSpan ForgetPersonAfter { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Asked before each turn, by channel: null while the bot answers there.</summary>
    public Func<string, Outage?> Outage { get; init; } = static _ => null;

    /// <summary>
    /// The <c>channelId</c> behind the Bot Connector whose hub has people of its own: there a wish for a person goes out as
    /// <c>handoff.initiate</c>, and <c>handoff.status</c> comes back. Null: our own help desk only.
    /// </summary>
    public string? HubChannel { get; init; }
}
