using System.Text.Json.Serialization;

namespace SmartCaBot.Host.Gateway;

/// <summary>Body of get_certificate. Personal and secret: never logged.</summary>
internal sealed record CertificateQuestion(string SpId, string SpPassword, string UserId, string SerialNumber, string TransactionId)
{
    public override string ToString() => "CertificateQuestion(***)";
}

/// <summary>The gateway's answer: <c>{ status_code, message, data }</c>.</summary>
internal sealed record CertificateEnvelope(int StatusCode, string? Message, CertificateData? Data);

internal sealed record CertificateData(IReadOnlyList<GatewayCertificate>? UserCertificates);

/// <param name="CertStatus">"Đang hoạt động" for a working one.</param>
/// <param name="CertValidTo">ISO 8601.</param>
internal sealed record GatewayCertificate(string? CertStatus, DateTimeOffset? CertValidTo);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(CertificateQuestion))]
[JsonSerializable(typeof(CertificateEnvelope))]
internal sealed partial class GatewayJson : JsonSerializerContext;
