using System.Text.Json.Serialization;

namespace SmartCaBot.Signing.Api.Csc.Wire;

/// <summary>signatures/signDoc (CSC v2 11.11): either documents or digests of documents.</summary>
internal sealed record SignDocRequest(
    [property: JsonPropertyName("credentialID")] string? CredentialId, [property: JsonPropertyName("SAD")] string? Sad,
    IReadOnlyList<DigestsEntry?>? DocumentDigests, IReadOnlyList<DocumentEntry?>? Documents, string? OperationMode, bool? ReturnValidationInfo)
{
    public override string ToString() => $"SignDocRequest({CredentialId})";
}

/// <summary>How documents are signed.</summary>
internal abstract record SignatureEntry
{
    [JsonPropertyName("signature_format")]
    public string? SignatureFormat { get; init; }

    [JsonPropertyName("conformance_level")]
    public string? ConformanceLevel { get; init; }

    [JsonPropertyName("hashAlgorithmOID")]
    public string? HashAlgorithm { get; init; }

    public string? SignAlgo { get; init; }

    [JsonPropertyName("signed_props")]
    public IReadOnlyList<SignedProperty?>? SignedProps { get; init; }

    [JsonPropertyName("signed_envelope_property")]
    public string? Envelope { get; init; }
}

/// <param name="Document">Base64.</param>
internal sealed record DocumentEntry(string? Document) : SignatureEntry
{
    public override string ToString() => $"DocumentEntry({SignatureFormat})";
}

/// <param name="Hashes">Base64 SHA-256.</param>
internal sealed record DigestsEntry(IReadOnlyList<string>? Hashes) : SignatureEntry;

internal sealed record SignedProperty(
    [property: JsonPropertyName("attribute_name")] string? Name, [property: JsonPropertyName("attribute_value")] string? Value);

/// <param name="Documents">Base64: documents with their signature inside, in their order.</param>
/// <param name="Signatures">Base64: signatures that stand beside theirs, in their order.</param>
/// <param name="ValidationInfo">When asked for.</param>
internal sealed record SignDocAnswer(
    [property: JsonPropertyName("DocumentWithSignature")] IReadOnlyList<string>? Documents,
    [property: JsonPropertyName("SignatureObject")] IReadOnlyList<string>? Signatures, ValidationInfoAnswer? ValidationInfo);

/// <param name="Ocsp">Base64 OCSPResponse.</param>
/// <param name="Crl">Base64 CertificateList.</param>
/// <param name="Certificates">Base64 DER.</param>
internal sealed record ValidationInfoAnswer(IReadOnlyList<string> Ocsp, IReadOnlyList<string> Crl, IReadOnlyList<string> Certificates);
