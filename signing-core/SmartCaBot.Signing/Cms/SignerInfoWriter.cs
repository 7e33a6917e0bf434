using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Signing.Cms;

/// <summary>One SignerInfo (RFC 5652 5.3), version 1: the signer named by issuer and serial number.</summary>
internal static class SignerInfoWriter
{
    /// <param name="writer">Receives it.</param>
    /// <param name="signedAttributes">DER with tag SET OF, as <see cref="SignedAttributes"/> writes it.</param>
    /// <param name="value">PKCS#1 v1.5, or DER SEQUENCE{r,s}.</param>
    /// <param name="signer">The signer's certificate.</param>
    /// <param name="algorithm">How the value was made.</param>
    /// <param name="timeStamp">TimeStampToken over the value (B-T), or null.</param>
    public static void Write(
        AsnWriter writer, ReadOnlySpan<byte> signedAttributes, ReadOnlySpan<byte> value, X509Certificate2 signer, SignatureAlgorithm algorithm,
        byte[]? timeStamp = null)
    {
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            using (writer.PushSequence())
            {
                writer.WriteEncodedValue(signer.IssuerName.RawData);
                writer.WriteInteger(signer.SerialNumberBytes.Span);
            }
            WriteSha256(writer);
            writer.WriteEncodedValue(Implicit(signedAttributes));
            WriteAlgorithm(writer, algorithm);
            writer.WriteOctetString(value);
            if (timeStamp is not null)
                WriteTimeStamp(writer, timeStamp);
        }
    }

    /// <summary>RFC 5754: NULL parameters for RSA, none for ECDSA.</summary>
    public static void WriteAlgorithm(AsnWriter writer, SignatureAlgorithm algorithm)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(algorithm == SignatureAlgorithm.EcdsaSha256 ? CmsOids.EcdsaSha256 : CmsOids.RsaSha256);
            if (algorithm == SignatureAlgorithm.RsaPkcs1Sha256)
                writer.WriteNull();
        }
    }

    public static void WriteSha256(AsnWriter writer)
    {
        using (writer.PushSequence())
            writer.WriteObjectIdentifier(CmsOids.Sha256);
    }

    /// <summary>unsignedAttrs [1]: signature-time-stamp (RFC 3161 appendix A, EN 319 122-1 5.3).</summary>
    private static void WriteTimeStamp(AsnWriter writer, byte[] token)
    {
        using (writer.PushSetOf(new Asn1Tag(TagClass.ContextSpecific, 1)))
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(CmsOids.SignatureTimeStamp);
            using (writer.PushSetOf())
                writer.WriteEncodedValue(token);
        }
    }

    /// <summary>The same set under [0] IMPLICIT: digested as SET OF, stored as this (RFC 5652 5.4).</summary>
    private static byte[] Implicit(ReadOnlySpan<byte> signedAttributes)
    {
        var stored = signedAttributes.ToArray();
        stored[0] = 0xA0;
        return stored;
    }
}
