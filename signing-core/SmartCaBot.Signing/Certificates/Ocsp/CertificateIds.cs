using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Cms;

namespace SmartCaBot.Signing.Certificates.Ocsp;

/// <summary>Names certificates as a request does.</summary>
internal static class CertificateIds
{
    /// <summary>By SHA-256.</summary>
    public static CertificateId Of(X509Certificate2 certificate, X509Certificate2 issuer)
    {
        var name = SHA256.HashData(issuer.SubjectName.RawData);
        var key = SHA256.HashData(issuer.PublicKey.EncodedKeyValue.RawData);
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            SignerInfoWriter.WriteSha256(writer);
            writer.WriteOctetString(name);
            writer.WriteOctetString(key);
            writer.WriteInteger(certificate.SerialNumberBytes.Span);
        }
        return new(writer.Encode(), HashAlgorithmName.SHA256, name, key, certificate.SerialNumber);
    }
}
