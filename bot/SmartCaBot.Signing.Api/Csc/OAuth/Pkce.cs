using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SmartCaBot.Signing.Api.Csc.OAuth;

/// <summary>Proof key for code exchange, S256 alone (RFC 7636 4.2): a plain challenge tells the secret to whoever sees it.</summary>
internal static class Pkce
{
    public const string Method = "S256";

    private const int ChallengeLength = 43;

    public static bool IsChallenge(string text) => text.Length == ChallengeLength && Base64Url.IsValid(text);

    public static bool Matches(string challenge, string verifier) => verifier.Length is >= 43 and <= 128 && CryptographicOperations.FixedTimeEquals(
        Encoding.ASCII.GetBytes(Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)))), Encoding.ASCII.GetBytes(challenge));
}
