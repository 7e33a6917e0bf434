using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmartCaBot.Conversations.Activities;

/// <summary>A file, picture or card. Carries <see cref="Content"/> or <see cref="ContentUrl"/>, never both.</summary>
public sealed record Attachment
{
    public string? ContentType { get; init; }
    public string? ContentUrl { get; init; }
    public JsonElement? Content { get; init; }
    public string? Name { get; init; }
    public string? ThumbnailUrl { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extensions { get; set; }
}
