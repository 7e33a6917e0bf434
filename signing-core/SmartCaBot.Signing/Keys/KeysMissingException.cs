using SmartCaBot.Pkcs11.Tokens;

namespace SmartCaBot.Signing.Keys;

/// <summary>The token is there but lacks a key it should hold: not provisioned, or the wrong token.</summary>
internal sealed class KeysMissingException(string label) : MissingObjectException($"The token holds nothing labelled {label}.")
{
    /// <summary>Whether signing is unavailable for now, whatever the request.</summary>
    public static bool IsUnavailable(Exception failure) => failure is TokenUnavailableException or NotSupportedByTokenException or KeysMissingException;
}
