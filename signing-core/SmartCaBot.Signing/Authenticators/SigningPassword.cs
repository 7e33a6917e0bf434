using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using SmartCaBot.Signing.Keys;

namespace SmartCaBot.Signing.Authenticators;

/// <summary>
/// Signing passwords, kept as HMAC-SHA-256 of PBKDF2-HMAC-SHA-256 (RFC 8018), keyed by a secret that comes from the token: a stolen database
/// tells nothing, and with the token's secret too each guess is slow still.
/// </summary>
internal sealed class SigningPassword(TokenSecrets secrets)
{
    // The keyed hash is what a thief of the database fails at; the iterations cost every request, so they are fewer than they would be alone.
    private const int Iterations = 60_000;
    private const int SaltSize = 16;
    private const int Shortest = 8;
    private const int Longest = 128;
    private const int LongestUtf8 = 3;

    public static bool IsAcceptable(string password) =>
        CanBe(password) && password.Length >= Shortest && password.Distinct().Count() >= 4 && !IsRun(password);

    public async ValueTask<(byte[] Salt, byte[] Hash)> HashAsync(string password, CancellationToken cancellationToken)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltSize);
        return (salt, await ComputeAsync(password, salt, cancellationToken));
    }

    /// <summary>Takes the same time for a secret that there is not.</summary>
    public async ValueTask<bool> MatchesAsync(string password, AuthenticatorSecret? secret, CancellationToken cancellationToken)
    {
        // What cannot be one costs as much as what could.
        var canBe = CanBe(password);
        var computed = await ComputeAsync(canBe ? password : "", secret?.Salt ?? new byte[SaltSize], cancellationToken);
        return CryptographicOperations.FixedTimeEquals(computed, secret?.PasswordHash ?? new byte[computed.Length]) && secret is not null && canBe;
    }

    /// <summary>Not too long, and a text: half of a character is none.</summary>
    private static bool CanBe(string password) => password.Length <= Longest
        && Utf8.FromUtf16(password, stackalloc byte[Longest * LongestUtf8], out _, out _, replaceInvalidSequences: false) == OperationStatus.Done;

    /// <summary>12345678, 87654321, abcdefgh.</summary>
    private static bool IsRun(string password) =>
        password.Zip(password.Skip(1), (one, next) => next - one).Distinct().ToArray() is [1 or -1];

    private async ValueTask<byte[]> ComputeAsync(string password, byte[] salt, CancellationToken cancellationToken)
    {
        var key = await secrets.GetAsync(SecretPurpose.SigningPassword, cancellationToken);
        // NFC, so that "mật khẩu" typed on another keyboard is the same.
        var text = password.Normalize(NormalizationForm.FormC);
        return HMACSHA256.HashData(key, Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(text), salt, Iterations, HashAlgorithmName.SHA256, 32));
    }
}
