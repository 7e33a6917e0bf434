using System.Text.Json.Serialization;
using SmartCaBot.Channels.DirectLine.Plain;
using SmartCaBot.Channels.DirectLine.Sessions;
using SmartCaBot.Channels.DirectLine.Tokens;
using SmartCaBot.Channels.Turns;

namespace SmartCaBot.Channels.Http;

/// <summary>Source-generated JSON of the small bodies that are no activities.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, PropertyNameCaseInsensitive = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TokenPayload))]
[JsonSerializable(typeof(TokenParameters))]
[JsonSerializable(typeof(ConversationAnswer))]
[JsonSerializable(typeof(SessionRequest))]
[JsonSerializable(typeof(SessionAnswer))]
[JsonSerializable(typeof(JoinValue))]
[JsonSerializable(typeof(PlainChannelData))]
internal sealed partial class ChannelsJson : JsonSerializerContext;
