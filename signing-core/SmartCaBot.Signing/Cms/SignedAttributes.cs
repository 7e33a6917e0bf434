using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SmartCaBot.Signing.Cms;

/// <summary>
/// The signed attributes of a baseline signature: content-type, message-digest and signing-certificate-v2, and for CAdES
/// (EN 319 122-1 6.3) signing-time, which PAdES forbids because a PDF says it in /M (EN 319 142-1 6.3).
/// </summary>
internal static class SignedAttributes
{
    /// <summary>DER with the tag SET OF (0x31), as it is digested (RFC 5652 5.4).</summary>
    /// <param name="contentDigest">SHA-256 of what is signed.</param>
    /// <param name="signer">The certificate that the signature is bound to.</param>
    /// <param name="signingTime">Null in a PDF.</param>
    /// <param name="mimeType">What a detached signature says of its content (EN 319 122-1 5.2.5), or null.</param>
    /// <param name="contentType">Of what is signed.</param>
    public static byte[] Encode(
        ReadOnlySpan<byte> contentDigest, X509Certificate2 signer, DateTimeOffset? signingTime = null, string? mimeType = null,
        string contentType = CmsOids.Data)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSetOf())
        {
            using (Attribute(writer, CmsOids.ContentType))
            using (writer.PushSetOf())
                writer.WriteObjectIdentifier(contentType);
            using (Attribute(writer, CmsOids.MessageDigest))
            using (writer.PushSetOf())
                writer.WriteOctetString(contentDigest);
            using (Attribute(writer, CmsOids.SigningCertificateV2))
            using (writer.PushSetOf())
                WriteSigningCertificate(writer, signer);
            if (signingTime is { } time)
            {
                using (Attribute(writer, CmsOids.SigningTime))
                using (writer.PushSetOf())
                    WriteTime(writer, time);
            }
            if (mimeType is not null)
            {
                using (Attribute(writer, CmsOids.MimeType))
                using (writer.PushSetOf())
                    writer.WriteCharacterString(UniversalTagNumber.UTF8String, mimeType);
            }
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

    /// <summary>RFC 5652 11.3: UTCTime until 2049, GeneralizedTime without fractions from then on.</summary>
    private static void WriteTime(AsnWriter writer, DateTimeOffset time)
    {
        if (time.UtcDateTime.Year is >= 1950 and < 2050)
            writer.WriteUtcTime(time);
        else
            writer.WriteGeneralizedTime(time, omitFractionalSeconds: true);
    }

    private static AsnWriter.Scope Attribute(AsnWriter writer, string oid)
    {
        var scope = writer.PushSequence();
        writer.WriteObjectIdentifier(oid);
        return scope;
    }
}
