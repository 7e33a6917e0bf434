using System.Text.Json.Serialization;

namespace SmartCaBot.Signing.Api.Csc.Wire;

/// <summary>credentials/list (CSC v1 11.4, v2 11.4); paging is version 1's, the rest from credentialInfo on version 2's.</summary>
internal sealed record ListRequest(
    [property: JsonPropertyName("userID")] string? UserId, int? MaxResults, string? PageToken, bool? CredentialInfo, string? Certificates, bool? CertInfo,
    bool? AuthInfo, bool? OnlyValid);

/// <summary>credentials/info (CSC v1 11.5, v2 11.5).</summary>
internal sealed record InfoRequest([property: JsonPropertyName("credentialID")] string? CredentialId, string? Certificates, bool? CertInfo, bool? AuthInfo);

/// <summary>credentials/authorize (CSC v1 11.6).</summary>
internal sealed record AuthorizeRequest(
    [property: JsonPropertyName("credentialID")] string? CredentialId, int? NumSignatures, IReadOnlyList<string>? Hash,
    [property: JsonPropertyName("PIN")] string? Pin, [property: JsonPropertyName("OTP")] string? Otp, string? Description)
{
    public override string ToString() => $"AuthorizeRequest({CredentialId})";
}

/// <summary>credentials/authorize (CSC v2 11.6).</summary>
internal sealed record AuthorizeRequest2(
    [property: JsonPropertyName("credentialID")] string? CredentialId, int? NumSignatures, IReadOnlyList<string>? Hashes,
    [property: JsonPropertyName("hashAlgorithmOID")] string? HashAlgorithm, IReadOnlyList<AuthDatum?>? AuthData, string? Description)
{
    public override string ToString() => $"AuthorizeRequest2({CredentialId})";
}

/// <param name="Id">Of the authentication object (credentials/info).</param>
/// <param name="Value">What the user entered.</param>
internal sealed record AuthDatum(string? Id, string? Value)
{
    public override string ToString() => $"AuthDatum({Id})";
}

/// <summary>credentials/authorizeCheck (CSC v2 11.7).</summary>
internal sealed record CheckRequest(string? Handle)
{
    public override string ToString() => "CheckRequest(***)";
}

/// <summary>credentials/sendOTP (CSC v1 11.8).</summary>
internal sealed record SendOtpRequest([property: JsonPropertyName("credentialID")] string? CredentialId);

/// <summary>credentials/getChallenge (CSC v2 11.8).</summary>
internal sealed record ChallengeRequest(
    [property: JsonPropertyName("credentialID")] string? CredentialId, [property: JsonPropertyName("authObjectID")] string? AuthObjectId);

/// <summary>credentials/extendTransaction (CSC v1 11.7).</summary>
internal sealed record ExtendRequest(
    [property: JsonPropertyName("credentialID")] string? CredentialId, IReadOnlyList<string>? Hash, [property: JsonPropertyName("SAD")] string? Sad)
{
    public override string ToString() => $"ExtendRequest({CredentialId})";
}

/// <summary>credentials/extendTransaction (CSC v2 11.9).</summary>
internal sealed record ExtendRequest2(
    [property: JsonPropertyName("credentialID")] string? CredentialId, IReadOnlyList<string>? Hashes,
    [property: JsonPropertyName("hashAlgorithmOID")] string? HashAlgorithm, [property: JsonPropertyName("SAD")] string? Sad)
{
    public override string ToString() => $"ExtendRequest2({CredentialId})";
}

/// <summary>signatures/signHash (CSC v1 11.9).</summary>
internal sealed record SignHashRequest(
    [property: JsonPropertyName("credentialID")] string? CredentialId, [property: JsonPropertyName("SAD")] string? Sad, IReadOnlyList<string>? Hash,
    string? HashAlgo, string? SignAlgo, string? SignAlgoParams)
{
    public override string ToString() => $"SignHashRequest({CredentialId})";
}

/// <summary>signatures/signHash (CSC v2 11.10).</summary>
internal sealed record SignHashRequest2(
    [property: JsonPropertyName("credentialID")] string? CredentialId, [property: JsonPropertyName("SAD")] string? Sad, IReadOnlyList<string>? Hashes,
    [property: JsonPropertyName("hashAlgorithmOID")] string? HashAlgorithm, string? SignAlgo, string? SignAlgoParams, string? OperationMode)
{
    public override string ToString() => $"SignHashRequest2({CredentialId})";
}

/// <summary>signatures/timestamp (CSC v1 11.10, v2 11.13).</summary>
internal sealed record TimestampRequest(string? Hash, string? HashAlgo, string? Nonce);
