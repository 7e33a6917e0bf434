namespace SmartCaBot.Channels.Zalo;

/// <summary>How this channel names things.</summary>
internal static class ZaloIds
{
    public const string Channel = "zalo";

    /// <summary>Outbox kind of codes by template.</summary>
    public const string Codes = "zalo-code";

    public const string WebhookPath = "/zalo/webhook";
    public const string ConnectedPath = "/zalo/connected";

    /// <summary>A user_id belongs to one person and one Official Account.</summary>
    public static string Conversation(string userId) => $"{Channel}|{userId}";
}
