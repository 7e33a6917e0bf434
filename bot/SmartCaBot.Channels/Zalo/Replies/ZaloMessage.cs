using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmartCaBot.Channels.Zalo.Replies;

/// <summary>One call to the platform, as it waits in the outbox. Exactly one of the four is set.</summary>
internal sealed record ZaloMessage
{
    public ZaloText? Text { get; init; }

    /// <summary>Address of a picture.</summary>
    public string? Picture { get; init; }

    public ZaloFile? File { get; init; }

    /// <summary>The form by which a person shares name and phone number.</summary>
    public ZaloForm? Form { get; init; }

    /// <summary>Not the answer to a message of the person's, so it may be outside the free time.</summary>
    public bool IsNews { get; init; }

    public string ToPayload() => JsonSerializer.Serialize(this, ZaloMessageJson.Default.ZaloMessage);

    public static ZaloMessage Read(string payload) =>
        JsonSerializer.Deserialize(payload, ZaloMessageJson.Default.ZaloMessage) ?? throw new JsonException("An outbox payload is empty.");

    public override string ToString() => "ZaloMessage(***)";
}

/// <param name="Text">Plain. With buttons: without their list.</param>
/// <param name="List">The buttons as a list; shown instead of them, or when the platform refuses them.</param>
/// <param name="Buttons">Shown when the setting says so; empty: the list.</param>
internal sealed record ZaloText(string Text, string List = "", IReadOnlyList<ZaloButton>? Buttons = null)
{
    public string WithList => ChoiceList.Join(Text, List);

    public override string ToString() => "ZaloText(***)";
}

/// <param name="Title">What is asked for.</param>
/// <param name="Subtitle">What else the person can do.</param>
internal sealed record ZaloForm(
    // Named so in the outbox rows of earlier versions, which wait for a day at most.
    [property: JsonPropertyName("Text")] string Title, [property: JsonPropertyName("List")] string Subtitle);

/// <param name="Title">At most 100 characters.</param>
/// <param name="Payload">What it sends back, unseen; null when it opens an address.</param>
/// <param name="Url">What it opens.</param>
internal sealed record ZaloButton(string Title, string? Payload, string? Url);

/// <param name="ConversationId">Whose file.</param>
/// <param name="Id">Of the file store.</param>
/// <param name="Name">As the person sees it.</param>
/// <param name="ContentType">As stored.</param>
/// <param name="AsLink">Too large, or of a kind the platform does not take: an address instead.</param>
internal sealed record ZaloFile(string ConversationId, string Id, string Name, string ContentType, bool AsLink);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(ZaloMessage))]
internal sealed partial class ZaloMessageJson : JsonSerializerContext;
