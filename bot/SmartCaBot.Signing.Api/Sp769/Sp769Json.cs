using System.Text.Json.Serialization;

namespace SmartCaBot.Signing.Api.Sp769;

/// <summary>Field names of the interface are the records' in snake case; what is null is written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, MaxDepth = 8)]
[JsonSerializable(typeof(CertificateRequest))]
[JsonSerializable(typeof(SignRequest))]
[JsonSerializable(typeof(ConfirmRequest))]
[JsonSerializable(typeof(StatusRequest))]
[JsonSerializable(typeof(Envelope<NoData>))]
[JsonSerializable(typeof(Envelope<CertificatesData>))]
[JsonSerializable(typeof(Envelope<StartedData>))]
[JsonSerializable(typeof(Envelope<GrantedData>))]
[JsonSerializable(typeof(Envelope<StatusData>))]
[JsonSerializable(typeof(Envelope<ConfirmedData>))]
[JsonSerializable(typeof(WebhookBody))]
internal sealed partial class Sp769Json : JsonSerializerContext;
