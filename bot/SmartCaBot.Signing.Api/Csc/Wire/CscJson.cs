using System.Text.Json.Serialization;

namespace SmartCaBot.Signing.Api.Csc.Wire;

/// <summary>What is null in an answer is left out.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ErrorAnswer))]
[JsonSerializable(typeof(InfoAnswer))]
[JsonSerializable(typeof(ListAnswer))]
[JsonSerializable(typeof(CredentialAnswer))]
[JsonSerializable(typeof(CredentialAnswer2))]
[JsonSerializable(typeof(SadAnswer))]
[JsonSerializable(typeof(HandleAnswer))]
[JsonSerializable(typeof(SignaturesAnswer))]
[JsonSerializable(typeof(TimestampAnswer))]
[JsonSerializable(typeof(TokenAnswer))]
[JsonSerializable(typeof(SignDocAnswer))]
internal sealed partial class CscJson : JsonSerializerContext;

/// <summary>Requests: what is of a wrong type is as if it were missing.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, MaxDepth = 8,
    Converters = [typeof(LooseText), typeof(LooseNumber), typeof(LooseFlag), typeof(LooseTexts)])]
[JsonSerializable(typeof(InfoQuestion))]
[JsonSerializable(typeof(ListRequest))]
[JsonSerializable(typeof(InfoRequest))]
[JsonSerializable(typeof(AuthorizeRequest))]
[JsonSerializable(typeof(AuthorizeRequest2))]
[JsonSerializable(typeof(CheckRequest))]
[JsonSerializable(typeof(SendOtpRequest))]
[JsonSerializable(typeof(ChallengeRequest))]
[JsonSerializable(typeof(ExtendRequest))]
[JsonSerializable(typeof(ExtendRequest2))]
[JsonSerializable(typeof(SignHashRequest))]
[JsonSerializable(typeof(SignHashRequest2))]
[JsonSerializable(typeof(TimestampRequest))]
[JsonSerializable(typeof(SignDocRequest))]
internal sealed partial class CscRequestJson : JsonSerializerContext;
