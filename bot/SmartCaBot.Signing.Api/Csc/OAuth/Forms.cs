using System.Text.Json.Serialization;

namespace SmartCaBot.Signing.Api.Csc.OAuth;

/// <summary>oauth2/token, for the description; it is read field by field.</summary>
internal sealed record TokenForm(
    [property: JsonPropertyName("grant_type")] string GrantType, [property: JsonPropertyName("client_id")] string? ClientId,
    [property: JsonPropertyName("client_secret")] string? ClientSecret, string? Code, [property: JsonPropertyName("code_verifier")] string? CodeVerifier,
    [property: JsonPropertyName("redirect_uri")] string? RedirectUri, [property: JsonPropertyName("refresh_token")] string? RefreshToken, string? Scope)
{
    public override string ToString() => $"TokenForm({GrantType})";
}

/// <summary>oauth2/revoke, for the description.</summary>
internal sealed record RevokeForm(
    string Token, [property: JsonPropertyName("token_type_hint")] string? TokenTypeHint, [property: JsonPropertyName("client_id")] string? ClientId,
    [property: JsonPropertyName("client_secret")] string? ClientSecret)
{
    public override string ToString() => $"RevokeForm({TokenTypeHint})";
}
