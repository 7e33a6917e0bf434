using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using SmartCaBot.Signing.Identity;

namespace SmartCaBot.Signing.Certificates;

/// <summary>A citizen's certificate as Vietnamese authorities write it: subject C, ST, CN, UID=CCCD:…; for signatures that bind (non-repudiation).</summary>
internal static class CitizenProfile
{
    // userId (RFC 4519 2.39), which Vietnamese certificates use for prefixed personal and tax numbers.
    private static readonly Oid UserId = new("0.9.2342.19200300.100.1.1");

    public static X500DistinguishedName Subject(Citizen citizen)
    {
        var name = new X500DistinguishedNameBuilder();
        name.Add(UserId, $"CCCD:{citizen.CitizenId.Value}", UniversalTagNumber.UTF8String);
        name.AddCommonName(citizen.FullName.Value.Normalize(NormalizationForm.FormC));
        name.AddStateOrProvinceName(citizen.Province.Normalize(NormalizationForm.FormC).ToUpperInvariant());
        name.AddCountryOrRegion("VN");
        return name.Build();
    }

    public static CertificateRequest Request(
        X500DistinguishedName subject, PublicKey publicKey, X509Certificate2 issuer, CertificateOptions options)
    {
        var request = new CertificateRequest(subject, publicKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var extensions = request.CertificateExtensions;
        extensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        extensions.Add(new X509KeyUsageExtension(
            X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, critical: true));
        request.AddKeyIdentifiers(issuer);
        request.AddPolicy(options.PolicyOid);
        request.AddAddresses(options.CrlUrl, options.OcspUrl, options.IssuerUrl);
        return request;
    }
}
