using System.Text.Json.Serialization;

namespace SmartCaBot.Signing.Api.Csc.Wire;

/// <summary>CSC 10.1.</summary>
internal sealed record ErrorAnswer(string Error, [property: JsonPropertyName("error_description")] string ErrorDescription);

/// <summary>credentials/list.</summary>
/// <param name="CredentialIds">Newest first.</param>
/// <param name="NextPageToken">Version 1: more follows.</param>
/// <param name="CredentialInfos">Version 2, when asked for.</param>
/// <param name="OnlyValid">Version 2, when asked for.</param>
internal sealed record ListAnswer(
    [property: JsonPropertyName("credentialIDs")] IReadOnlyList<Guid> CredentialIds, string? NextPageToken, IReadOnlyList<CredentialAnswer2>? CredentialInfos,
    bool? OnlyValid);

/// <summary>credentials/info (CSC v1 11.5).</summary>
internal sealed record CredentialAnswer(
    string Description, KeyAnswer Key, CertAnswer Cert, string AuthMode, [property: JsonPropertyName("SCAL")] string Scal,
    [property: JsonPropertyName("PIN")] PinAnswer? Pin, [property: JsonPropertyName("OTP")] OtpAnswer? Otp, int Multisign, string Lang);

/// <summary>credentials/info (CSC v2 11.5). In a list it names itself.</summary>
internal sealed record CredentialAnswer2(
    [property: JsonPropertyName("credentialID")] Guid? CredentialId, string Description, KeyAnswer Key, CertAnswer Cert, AuthAnswer? Auth,
    [property: JsonPropertyName("SCAL")] string Scal, int Multisign, string Lang);

/// <param name="Status">enabled or disabled.</param>
/// <param name="Algo">Identifiers of signature algorithms.</param>
/// <param name="Len">Bits.</param>
/// <param name="Curve">Identifier; of elliptic keys only.</param>
internal sealed record KeyAnswer(string Status, IReadOnlyList<string> Algo, int Len, string? Curve);

/// <param name="Status">valid, expired, revoked or suspended.</param>
/// <param name="Certificates">Base64 DER, the user's first.</param>
/// <param name="IssuerDn">RFC 4514.</param>
/// <param name="SerialNumber">Hex.</param>
/// <param name="SubjectDn">RFC 4514.</param>
/// <param name="ValidFrom">YYYYMMDDHHMMSSZ.</param>
/// <param name="ValidTo">YYYYMMDDHHMMSSZ.</param>
internal sealed record CertAnswer(
    string Status, IReadOnlyList<string>? Certificates, [property: JsonPropertyName("issuerDN")] string? IssuerDn, string? SerialNumber,
    [property: JsonPropertyName("subjectDN")] string? SubjectDn, string? ValidFrom, string? ValidTo);

/// <param name="Presence">"true", "false" or "optional": a text.</param>
/// <param name="Format">A: letters and digits; N: digits.</param>
/// <param name="Label">For people.</param>
internal sealed record PinAnswer(string Presence, string? Format, string? Label);

/// <param name="Presence">See <see cref="PinAnswer"/>.</param>
/// <param name="Type">offline: of an app; online: sent when asked for (credentials/sendOTP).</param>
/// <param name="Format">N.</param>
/// <param name="Label">For people.</param>
internal sealed record OtpAnswer(string Presence, string Type, string Format, string Label);

/// <param name="Mode">explicit or oauth2code.</param>
/// <param name="Expression">Which objects together.</param>
/// <param name="Objects">What a user enters.</param>
internal sealed record AuthAnswer(string Mode, string? Expression, IReadOnlyList<AuthObject>? Objects);

internal sealed record AuthObject(string Type, string Id, string Format, string? Generator, string Label);

/// <param name="Sad">Signature activation data.</param>
/// <param name="ExpiresIn">Seconds.</param>
internal sealed record SadAnswer([property: JsonPropertyName("SAD")] string Sad, int ExpiresIn)
{
    public override string ToString() => "SadAnswer(***)";
}

/// <summary>The user has not confirmed yet (CSC v2 11.6).</summary>
internal sealed record HandleAnswer(string Handle)
{
    public override string ToString() => "HandleAnswer(***)";
}

/// <param name="Signatures">Base64, in the order of the digests. RSA: as long as the modulus; ECDSA: DER SEQUENCE{r,s}.</param>
internal sealed record SignaturesAnswer(IReadOnlyList<string> Signatures);

/// <param name="Timestamp">Base64 of a TimeStampToken (RFC 3161).</param>
internal sealed record TimestampAnswer(string Timestamp);
