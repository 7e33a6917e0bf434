using System.Text.Json;
using System.Text.Json.Serialization;
using SmartCaBot.Conversations.Storing;

namespace SmartCaBot.Channels.Zalo;

/// <summary>A one-time code on its way to a phone number by template, and the SMS that goes instead when Zalo does not take it.</summary>
/// <param name="Phone">E.164.</param>
/// <param name="Code">Digits.</param>
/// <param name="Instead">Null when there is no other way.</param>
public sealed record ZaloCode(string Phone, string Code, OutboxMessage? Instead)
{
    /// <summary>Outbox kind.</summary>
    public const string Kind = ZaloIds.Codes;

    public string ToPayload() => JsonSerializer.Serialize(this, ZaloCodeJson.Default.ZaloCode);

    internal static ZaloCode Read(string payload) =>
        JsonSerializer.Deserialize(payload, ZaloCodeJson.Default.ZaloCode) ?? throw new JsonException("An outbox payload is empty.");

    public override string ToString() => "ZaloCode(***)";
}

[JsonSerializable(typeof(ZaloCode))]
internal sealed partial class ZaloCodeJson : JsonSerializerContext;
