using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SmartCaBot.Signing.Certificates;

/// <summary>Extensions that several profiles share (RFC 5280 4.2).</summary>
internal static class CertificateExtensions
{
    /// <summary>2.5.29.32.0: the authorities may issue under any policy (RFC 5280 4.2.1.4).</summary>
    public const string AnyPolicy = "2.5.29.32.0";

    private static readonly Oid CertificatePolicies = new("2.5.29.32", "Certificate Policies");

    /// <summary>Whose key it is, and whose key issued it.</summary>
    public static void AddKeyIdentifiers(this CertificateRequest request, X509Certificate2 issuer)
    {
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(
            issuer, includeKeyIdentifier: true, includeIssuerAndSerial: false));
    }

    /// <summary>SEQUENCE OF PolicyInformation { policyIdentifier }.</summary>
    public static void AddPolicy(this CertificateRequest request, string oid)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
            writer.WriteObjectIdentifier(oid);
        request.CertificateExtensions.Add(new X509Extension(CertificatePolicies, writer.Encode(), critical: false));
    }

    /// <summary>Where the status and the issuer's certificate are found; what is not known is left out.</summary>
    public static void AddAddresses(this CertificateRequest request, Uri? list, Uri? responder, Uri? issuer)
    {
        if (list is not null)
            request.CertificateExtensions.Add(CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([list.AbsoluteUri]));
        if (responder is not null || issuer is not null)
        {
            request.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension(
                responder is null ? null : [responder.AbsoluteUri], issuer is null ? null : [issuer.AbsoluteUri]));
        }
    }
}
