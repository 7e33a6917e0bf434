namespace SmartCaBot.Host.Configuration;

/// <summary>How conversations behave.</summary>
internal sealed record ConversationSettings
{
    /// <summary>After so long without a message whoever writes must prove again who they are.</summary>
    public TimeSpan ForgetPersonAfter { get; init; } = TimeSpan.FromMinutes(30);
}
