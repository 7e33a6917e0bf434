using System.Globalization;
using SmartCaBot.Signing.Certificates.Services;

namespace SmartCaBot.Signing.Keys;

/// <summary>What the token holds, by label. A number at the end makes room for a successor.</summary>
internal static class TokenLabels
{
    /// <summary>AES-256; wraps the citizens' keys. The first; its successors count on.</summary>
    public const string KeyEncryptionKey = KekPrefix + "1";

    private const string KekPrefix = "smartcabot-kek-";

    /// <summary>HMAC; the secrets of <see cref="TokenSecrets"/> are derived from it.</summary>
    public const string MacKey = "smartcabot-mac-1";

    public const string RootAuthority = "smartcabot-root-ca-1";

    public const string IssuingAuthority = "smartcabot-issuing-ca-1";

    /// <summary>P-256; seals the audit log.</summary>
    public const string AuditSeal = "smartcabot-audit-seal-1";

    /// <summary>The private key of an authority.</summary>
    public static string OfIssuer(AuthorityRole issuer) => issuer == AuthorityRole.Root ? RootAuthority : IssuingAuthority;

    /// <summary>A key of a service, named after its first certificate: two nodes that make one at once do not make two of one label.</summary>
    public static string OfService(AuthorityRole role, ReadOnlySpan<byte> serial)
    {
        var name = role switch
        {
            AuthorityRole.RootResponder => "root-ocsp",
            AuthorityRole.IssuingResponder => "ocsp",
            AuthorityRole.TimeStamps => "tsa",
            _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Not a service."),
        };
        return $"smartcabot-{name}-{Convert.ToHexStringLower(serial[2..10])}";
    }

    /// <summary>The label of the key-encryption key after that one.</summary>
    public static string KekAfter(string label)
    {
        var number = int.Parse(label.AsSpan(KekPrefix.Length), CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{KekPrefix}{number + 1}");
    }
}
