using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmartCaBot.Conversations.Activities;

/// <summary>
/// One Bot Framework activity as it travels on the wire (botframework-activity.md v3.1). Only the fields this
/// product reads or writes are named; all others are kept in <see cref="Extensions"/> and written back unchanged.
/// </summary>
public sealed record Activity
{
    /// <summary>One of <see cref="ActivityTypes"/>; the only field every sender must fill.</summary>
    public string Type { get; init; } = "";
    public string? Id { get; init; }

    /// <summary>UTC, set by the channel.</summary>
    public DateTimeOffset? Timestamp { get; init; }
    public string? ServiceUrl { get; init; }
    public string? ChannelId { get; init; }
    public ChannelAccount? From { get; init; }
    public ConversationAccount? Conversation { get; init; }
    public ChannelAccount? Recipient { get; init; }
    public IReadOnlyList<ChannelAccount>? MembersAdded { get; init; }

    /// <summary>plain, markdown or xml. WebChat reads a missing value as markdown, so replies always set it.</summary>
    public string? TextFormat { get; init; }

    /// <summary>BCP 47, for example vi-VN.</summary>
    public string? Locale { get; init; }
    public string? Text { get; init; }

    public string? InputHint { get; init; }
    public SuggestedActions? SuggestedActions { get; init; }
    public IReadOnlyList<Attachment>? Attachments { get; init; }
    public JsonElement? ChannelData { get; init; }
    public string? ReplyToId { get; init; }
    public JsonElement? Value { get; init; }

    /// <summary>The name of an event or invoke activity.</summary>
    public string? Name { get; init; }

    /// <summary>normal, notification, expectReplies, ephemeral or stream.</summary>
    public string? DeliveryMode { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extensions { get; set; }
}
