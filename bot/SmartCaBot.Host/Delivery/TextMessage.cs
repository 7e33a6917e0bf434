using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmartCaBot.Host.Delivery;

/// <summary>The payload of an sms or email message.</summary>
/// <param name="To">E.164 number or address.</param>
/// <param name="Subject">E-mail only.</param>
/// <param name="Text">What the person reads; may hold a code.</param>
internal sealed record TextMessage(string To, string? Subject, string Text)
{
    public const string Sms = "sms";
    public const string Email = "email";

    public string ToPayload() => JsonSerializer.Serialize(this, TextMessageJson.Default.TextMessage);

    public static TextMessage Read(string payload) =>
        JsonSerializer.Deserialize(payload, TextMessageJson.Default.TextMessage)
        ?? throw new JsonException("An outbox payload is empty.");

    public override string ToString() => "TextMessage(***)";
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TextMessage))]
internal sealed partial class TextMessageJson : JsonSerializerContext;
