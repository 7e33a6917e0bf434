using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using SmartCaBot.Storage.Protection;

namespace SmartCaBot.Admin.Integrators;

/// <summary>
/// Secrets of integrators: 32 random bytes, shown once. Kept as HMAC-SHA-256, under a key that is not in the database, of PBKDF2 (RFC 8018)
/// over the secret: a stolen database alone tells nothing, and one stolen with the key still has to try each guess slowly.
/// </summary>
internal sealed class IntegratorSecret(StorageKeys keys)
{
    private const int Iterations = 10_000;
    private const int SaltSize = 16;
    private const int SecretSize = 32;
    private const int Longest = 200;
    private const string Prefix = "scb_";

    private readonly byte[] _pepper = keys.Derive("integrator secrets");

    /// <summary>For searching leaked code: they all begin alike.</summary>
    public static string Make() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretSize));

    public (byte[] Salt, byte[] Hash) Hash(string secret)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltSize);
        return (salt, Compute(secret, salt));
    }

    public bool Matches(string secret, byte[] salt, byte[] hash) => CryptographicOperations.FixedTimeEquals(Compute(secret, salt), hash);

    /// <summary>Takes the same time for no result: for clients that there are not.</summary>
    public void Waste(string secret) => Compute(secret, new byte[SaltSize]);

    private byte[] Compute(string secret, byte[] salt)
    {
        var bytes = Encoding.UTF8.GetBytes(secret.Length <= Longest ? secret : secret[..Longest]);
        return HMACSHA256.HashData(_pepper, Rfc2898DeriveBytes.Pbkdf2(bytes, salt, Iterations, HashAlgorithmName.SHA256, SecretSize));
    }
}
