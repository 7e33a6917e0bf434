using System.Text.Json;
using System.Text.Json.Serialization;
using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Dialogs.Linking;

/// <summary>What linked conversations tell each other; the value of the events <c>smartca/link-…</c> and <c>smartca/work-…</c>.</summary>
internal sealed record LinkNews
{
    private static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Who tells it.</summary>
    public required string Conversation { get; init; }

    public required string Channel { get; init; }

    /// <summary>Who the person is, where that is known.</summary>
    public Person? Person { get; init; }

    /// <summary>The dialog that is in progress there.</summary>
    public string? Work { get; init; }

    /// <summary>Dialogs handed over.</summary>
    public JsonElement? Frames { get; init; }

    /// <summary>The file of a signing that begins anew where it is handed over to.</summary>
    public ReceivedFile? File { get; init; }

    /// <summary>Of a code entered: what it was shown for, see <see cref="LinkStamp"/>.</summary>
    public string? Stamp { get; init; }

    /// <summary>Of a link that ended: not by the person's wish, so what was moved stays where it is.</summary>
    public bool KeepsWork { get; init; }

    /// <summary>Of a link that ended: it never began, for the code was shown to somebody else.</summary>
    public bool IsRefused { get; init; }

    public JsonElement ToJson() => JsonSerializer.SerializeToElement(this, Json);

    public static LinkNews Read(string json) => JsonSerializer.Deserialize<LinkNews>(json, Json) ?? throw new JsonException("News of a link is empty.");

    public override string ToString() => "LinkNews(***)";
}
