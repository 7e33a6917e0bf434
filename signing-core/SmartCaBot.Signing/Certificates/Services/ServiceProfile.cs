using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SmartCaBot.Signing.Certificates.Services;

/// <summary>The certificates of the responders (RFC 6960 4.2.2.2) and the time-stamp authority (RFC 3161 2.3).</summary>
internal static class ServiceProfile
{
    private const string OcspSigning = "1.3.6.1.5.5.7.3.9";
    private const string TimeStamping = "1.3.6.1.5.5.7.3.8";

    /// <summary>id-pkix-ocsp-nocheck: its value is NULL.</summary>
    private static readonly Oid NoCheck = new("1.3.6.1.5.5.7.48.1.5", "OCSP No Revocation Checking");

    public static CertificateRequest Request(
        AuthorityRole role, PublicKey publicKey, X509Certificate2 issuer, CertificateOptions options)
    {
        var isStamper = role == AuthorityRole.TimeStamps;
        var request = new CertificateRequest(
            AuthorityProfile.Name(options.Organisation, NameOf(role, options)), publicKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var extensions = request.CertificateExtensions;
        // RFC 5280 4.2.1.9 leaves it open here; iText 5 takes no critical one beside a critical purpose.
        extensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: !isStamper));
        extensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        // A time-stamp authority's key is for nothing else: that must be critical, and the only purpose.
        extensions.Add(new X509EnhancedKeyUsageExtension([new Oid(isStamper ? TimeStamping : OcspSigning)], critical: isStamper));
        request.AddKeyIdentifiers(issuer);
        if (isStamper)
            request.AddAddresses(options.CrlUrl, options.OcspUrl, options.IssuerUrl);
        else
            extensions.Add(new X509Extension(NoCheck, [0x05, 0x00], critical: false));
        return request;
    }

    /// <summary>How long a new one is good for, and what must be left of the one in use.</summary>
    public static (TimeSpan Validity, TimeSpan Left) TermOf(AuthorityRole role, CertificateOptions options) =>
        role == AuthorityRole.TimeStamps
            ? (TimeSpan.FromDays(365 * options.TimeStampYears), TimeSpan.FromDays(365 * options.TimeStampYears / 3.0))
            : (options.ResponderValidity, options.ResponderValidity / 3);

    private static string NameOf(AuthorityRole role, CertificateOptions options) => role switch
    {
        AuthorityRole.RootResponder => options.RootResponderName,
        AuthorityRole.IssuingResponder => options.IssuingResponderName,
        AuthorityRole.TimeStamps => options.TimeStampName,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Not a service."),
    };
}
