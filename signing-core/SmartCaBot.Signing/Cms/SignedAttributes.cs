using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SmartCaBot.Signing.Cms;

/// <summary>
/// The signed attributes of PAdES B-B (EN 319 142-1 6.3): content-type, message-digest and
/// signing-certificate-v2, and no signing-time, which in a PDF is /M.
/// </summary>
internal static class SignedAttributes
{
    /// <summary>DER with the tag SET OF (0x31), as it is digested (RFC 5652 5.4).</summary>
    /// <param name="contentDigest">SHA-256 of what is signed.</param>
    /// <param name="signer">The certificate that the signature is bound to.</param>
    public static byte[] Encode(ReadOnlySpan<byte> contentDigest, X509Certificate2 signer)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSetOf())
        {
            using (Attribute(writer, CmsOids.ContentType))
            using (writer.PushSetOf())
                writer.WriteObjectIdentifier(CmsOids.Data);
            using (Attribute(writer, CmsOids.MessageDigest))
            using (writer.PushSetOf())
                writer.WriteOctetString(contentDigest);
            using (Attribute(writer, CmsOids.SigningCertificateV2))
            using (writer.PushSetOf())
                WriteSigningCertificate(writer, signer);
        }
        return writer.Encode();
    }

    /// <summary>RFC 5035 section 3: hashAlgorithm is left out for SHA-256, its default; issuerSerial is optional.</summary>
    private static void WriteSigningCertificate(AsnWriter writer, X509Certificate2 signer)
    {
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
            writer.WriteOctetString(SHA256.HashData(signer.RawDataMemory.Span));
    }

    private static AsnWriter.Scope Attribute(AsnWriter writer, string oid)
    {
        var scope = writer.PushSequence();
        writer.WriteObjectIdentifier(oid);
        return scope;
    }
}
