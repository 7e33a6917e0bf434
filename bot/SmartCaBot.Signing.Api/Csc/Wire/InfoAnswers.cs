using System.Text.Json.Serialization;

namespace SmartCaBot.Signing.Api.Csc.Wire;

/// <summary>info (CSC 11.1): the one method without authorization.</summary>
internal sealed record InfoQuestion(string? Lang);

/// <summary>info (CSC v1 11.1, v2 11.1); what stands after <paramref name="Methods"/> is version 2's.</summary>
/// <param name="Specs">The specification's own number.</param>
/// <param name="Name">Of the service.</param>
/// <param name="Logo">Address of a PNG.</param>
/// <param name="Region">ISO 3166-1.</param>
/// <param name="Lang">RFC 5646.</param>
/// <param name="Description">Of the service.</param>
/// <param name="AuthType">How a client is let in.</param>
/// <param name="Oauth2">Base address of oauth2/authorize and oauth2/token.</param>
/// <param name="Methods">All there are but this one.</param>
/// <param name="SignAlgorithms">Of all keys together.</param>
/// <param name="SignatureFormats">Of signatures/signDoc.</param>
/// <param name="ConformanceLevels">Of signatures/signDoc.</param>
internal sealed record InfoAnswer(
    string Specs, string Name, string Logo, string Region, string Lang, string Description, IReadOnlyList<string> AuthType, string Oauth2,
    IReadOnlyList<string> Methods, AlgorithmsAnswer? SignAlgorithms, [property: JsonPropertyName("signature_formats")] FormatsAnswer? SignatureFormats,
    [property: JsonPropertyName("conformance_levels")] IReadOnlyList<string>? ConformanceLevels);

internal sealed record AlgorithmsAnswer(IReadOnlyList<string> Algos);

/// <param name="Formats">C: CAdES; X: XAdES; P: PAdES.</param>
/// <param name="EnvelopeProperties">For each format.</param>
internal sealed record FormatsAnswer(
    IReadOnlyList<string> Formats, [property: JsonPropertyName("envelope_properties")] IReadOnlyList<IReadOnlyList<string>> EnvelopeProperties);

/// <summary>oauth2/token (CSC v1 8.3.3, v2 8.4.4; RFC 6749 5.1).</summary>
/// <param name="AccessToken">Opaque.</param>
/// <param name="RefreshToken">Of scope service alone.</param>
/// <param name="TokenType">Bearer.</param>
/// <param name="ExpiresIn">Seconds.</param>
/// <param name="CredentialId">Version 2, scope credential: which.</param>
internal sealed record TokenAnswer(
    [property: JsonPropertyName("access_token")] string AccessToken, [property: JsonPropertyName("refresh_token")] string? RefreshToken,
    [property: JsonPropertyName("token_type")] string TokenType, [property: JsonPropertyName("expires_in")] int ExpiresIn,
    [property: JsonPropertyName("credentialID")] Guid? CredentialId)
{
    public override string ToString() => "TokenAnswer(***)";
}
