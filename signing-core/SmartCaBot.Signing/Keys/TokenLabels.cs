using SmartCaBot.Signing.Certificates.Services;

namespace SmartCaBot.Signing.Keys;

/// <summary>What the token holds, by label. A number at the end makes room for a successor.</summary>
internal static class TokenLabels
{
    /// <summary>AES-256; wraps the citizens' keys.</summary>
    public const string KeyEncryptionKey = "smartcabot-kek-1";

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
}
