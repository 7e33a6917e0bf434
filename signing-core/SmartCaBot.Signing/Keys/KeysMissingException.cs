using SmartCaBot.Pkcs11;
using SmartCaBot.Pkcs11.Tokens;

namespace SmartCaBot.Signing.Keys;

/// <summary>The token is there but lacks a key it should hold: not provisioned, or the wrong token.</summary>
internal sealed class KeysMissingException(string label) : MissingObjectException($"The token holds nothing labelled {label}.")
{
    /// <summary>
    /// Whether signing is unavailable for now, whatever the request. So it is too when the token returns a value that nobody expects of a
    /// call that is made the same for everybody; the token has logged which.
    /// </summary>
    public static bool IsUnavailable(Exception failure) =>
        failure is TokenUnavailableException or NotSupportedByTokenException or KeysMissingException or Pkcs11Exception;
}
