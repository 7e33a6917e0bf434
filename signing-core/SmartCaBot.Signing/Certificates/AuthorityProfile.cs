using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SmartCaBot.Signing.Certificates;

/// <summary>The certificates of the root and the issuing authority.</summary>
internal static class AuthorityProfile
{
    public static X500DistinguishedName Name(string organisation, string commonName)
    {
        var name = new X500DistinguishedNameBuilder();
        name.AddCommonName(commonName);
        name.AddOrganizationName(organisation);
        name.AddCountryOrRegion("VN");
        return name.Build();
    }

    /// <param name="name">The authority's name.</param>
    /// <param name="publicKey">Its key.</param>
    /// <param name="issuer">Null for the root.</param>
    /// <param name="options">Where the root's revocation list, responder and certificate are.</param>
    public static CertificateRequest Request(
        X500DistinguishedName name, PublicKey publicKey, X509Certificate2? issuer, CertificateOptions options)
    {
        var request = new CertificateRequest(name, publicKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var extensions = request.CertificateExtensions;

        // The issuing authority makes no authorities: path length 0.
        extensions.Add(new X509BasicConstraintsExtension(true, issuer is not null, 0, critical: true));
        extensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        if (issuer is null)
        {
            extensions.Add(new X509SubjectKeyIdentifierExtension(publicKey, critical: false));
            return request;
        }
        request.AddKeyIdentifiers(issuer);
        request.AddPolicy(CertificateExtensions.AnyPolicy);
        request.AddAddresses(options.RootCrlUrl, options.OcspUrl, options.RootUrl);
        return request;
    }
}
