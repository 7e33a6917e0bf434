namespace SmartCaBot.Host.Configuration;

/// <summary>The Zalo Official Account.</summary>
internal sealed record ZaloSettings
{
    /// <summary>One-time codes may be typed into the chat, where Zalo keeps them. Off: people get a link to our own page.</summary>
    public bool AllowTypedCodes { get; init; }
}
