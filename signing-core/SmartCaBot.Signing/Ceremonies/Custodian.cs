using System.Security.Cryptography;

namespace SmartCaBot.Signing.Ceremonies;

/// <summary>
/// One of the named people of whom two must agree before the service's own keys are made, replaced or destroyed. Holds a P-256 key
/// that a passphrase protects (PKCS#8, PBES2 with PBKDF2-HMAC-SHA-256 and AES-256); nobody else knows the passphrase, so nobody
/// else can agree in this name.
/// </summary>
/// <param name="Name">As it stands in protocols and in the audit log: letters, digits, dots, hyphens.</param>
/// <param name="PublicKey">SubjectPublicKeyInfo, DER.</param>
/// <param name="ProtectedKey">EncryptedPrivateKeyInfo, DER.</param>
/// <param name="AddedAt">When.</param>
public sealed record Custodian(string Name, byte[] PublicKey, byte[] ProtectedKey, DateTimeOffset AddedAt)
{
    public const int ShortestPassphrase = 12;
    public const int LongestName = 40;
    private const int Iterations = 600_000;

    /// <summary>Throws <see cref="ArgumentException"/> when name or passphrase do not do.</summary>
    public static Custodian Make(string name, ReadOnlySpan<char> passphrase, DateTimeOffset now) => Make(name, passphrase, now, Iterations);

    public static bool IsName(string name) =>
        name.Length is > 0 and <= LongestName && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-') && name[0] != '.';

    public override string ToString() => $"custodian {Name}";

    internal static Custodian Make(string name, ReadOnlySpan<char> passphrase, DateTimeOffset now, int iterations)
    {
        if (!IsName(name))
            throw new ArgumentException("A custodian's name has 1 to 40 letters, digits, dots or hyphens.", nameof(name));
        if (passphrase.Length < ShortestPassphrase)
            throw new ArgumentException($"A passphrase has at least {ShortestPassphrase} characters.", nameof(passphrase));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var parameters = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, iterations);
        return new Custodian(name, key.ExportSubjectPublicKeyInfo(), key.ExportEncryptedPkcs8PrivateKey(passphrase, parameters), now);
    }

    /// <summary>Null when the passphrase is wrong.</summary>
    internal byte[]? Sign(ReadOnlySpan<char> passphrase, ReadOnlySpan<byte> statement)
    {
        using var key = ECDsa.Create();
        try
        {
            key.ImportEncryptedPkcs8PrivateKey(passphrase, ProtectedKey, out _);
        }
        catch (CryptographicException)
        {
            return null;
        }
        // A wrong passphrase decrypts to nonsense once in a while, and nonsense may parse.
        return key.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(PublicKey) ? key.SignData(statement, HashAlgorithmName.SHA256) : null;
    }
}
