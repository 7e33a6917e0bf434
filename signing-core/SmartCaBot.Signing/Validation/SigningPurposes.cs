using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SmartCaBot.Signing.Validation;

/// <summary>
/// Whether a certificate was issued for somebody who signs documents, as its extended key usage says (RFC 5280 4.2.1.12): under a public root a web
/// server's, a program maker's or a time-stamp authority's certificate is good for what it names, not for a contract. Without the extension any is.
/// </summary>
internal static class SigningPurposes
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <summary>People's certificates often name nothing but this and e-mail; a server's names it beside its own.</summary>
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    private static readonly string[] OfDocuments =
    [
        "2.5.29.37.0", // any
        "1.3.6.1.5.5.7.3.4", // e-mail protection
        "1.3.6.1.5.5.7.3.36", // document signing (RFC 9336)
        "1.3.6.1.4.1.311.10.3.12", // document signing, Microsoft
        "1.2.840.113583.1.1.5", // authentic documents, Adobe
    ];

    public static bool Allow(X509Certificate2 signer) =>
        signer.Extensions.OfType<X509EnhancedKeyUsageExtension>().All(extension => Allow(extension.EnhancedKeyUsages));

    private static bool Allow(OidCollection purposes) =>
        OfDocuments.Any(purpose => purposes[purpose] is not null)
        || (purposes[ClientAuthentication] is not null && purposes[ServerAuthentication] is null);
}
