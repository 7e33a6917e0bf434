using System.Text.Json.Serialization;

namespace SmartCaBot.Host.Gateway;

/// <summary>Body of get_certificate. Personal and secret, as the other questions: never logged.</summary>
internal sealed record CertificateQuestion(string SpId, string SpPassword, string UserId, string SerialNumber, string TransactionId)
{
    public override string ToString() => "CertificateQuestion(***)";
}

/// <summary>The gateway's answers: <c>{ status_code, message, data }</c>.</summary>
internal sealed record Envelope<T>(int StatusCode, string? Message, T? Data)
    where T : class;

internal sealed record CertificateData(IReadOnlyList<GatewayCertificate>? UserCertificates);

/// <summary>Status "Đang hoạt động" for a working one; the end in ISO 8601; the certificate in base64 DER, with the authorities above.</summary>
internal sealed record GatewayCertificate(string? CertStatus, DateTimeOffset? CertValidTo, string? CertData = null, GatewayChain? ChainData = null);

/// <param name="CaCert">Base64 DER.</param>
/// <param name="RootCert">Base64 DER, or null.</param>
internal sealed record GatewayChain(string? CaCert, string? RootCert);

/// <summary>
/// Body of v1 and, with password and code, v2 signatures/sign. The transaction id is ours: the same again is the same request. The time stamp is
/// yyyyMMddHHmmssZ.
/// </summary>
internal sealed record SignQuestion(
    string SpId, string SpPassword, string UserId, string TransactionId, string TransactionDesc, string SerialNumber, string TimeStamp,
    IReadOnlyList<FileToSign> SignFiles,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Password = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Otp = null)
{
    public override string ToString() => "SignQuestion(***)";
}

/// <summary>A SHA-256 digest in hex, under the name that the person is shown.</summary>
internal sealed record FileToSign(string DataToBeSigned, string DocId, string FileType, string SignType);

/// <summary>A request that was taken; in v2 with its activation data.</summary>
internal sealed record StartedData(string? TransactionId, string? TranCode, string? Sad)
{
    public override string ToString() => "StartedData(***)";
}

/// <summary>Body of a look at a request.</summary>
internal sealed record StatusQuestion(string SpId, string SpPassword)
{
    public override string ToString() => "StatusQuestion(***)";
}

internal sealed record ConfirmQuestion(string SpId, string SpPassword, string UserId, string Password, string Sad, string TransactionId)
{
    public override string ToString() => "ConfirmQuestion(***)";
}

internal sealed record SignaturesData(string? TransactionId, IReadOnlyList<SignatureOfFile>? Signatures);

/// <summary>The value is base64.</summary>
internal sealed record SignatureOfFile(string? DocId, string? SignatureValue);

/// <summary>What the gateway tells by itself.</summary>
internal sealed record WebhookNotice(string? TransactionId, IReadOnlyList<SignatureOfFile>? SignedFiles);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, MaxDepth = 16)]
[JsonSerializable(typeof(CertificateQuestion))]
[JsonSerializable(typeof(SignQuestion))]
[JsonSerializable(typeof(StatusQuestion))]
[JsonSerializable(typeof(ConfirmQuestion))]
[JsonSerializable(typeof(WebhookNotice))]
[JsonSerializable(typeof(Envelope<CertificateData>))]
[JsonSerializable(typeof(Envelope<StartedData>))]
[JsonSerializable(typeof(Envelope<SignaturesData>))]
internal sealed partial class GatewayJson : JsonSerializerContext;
