using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Signing.Cms;

/// <summary>
/// Detached SignedData with one SignerInfo (RFC 5652 section 5). Written here because the platform's SignedCms
/// wants the content itself, while here only its digest travels.
/// </summary>
internal static class SignedDataWriter
{
    /// <summary>The attribute around a time stamp, and the lengths around that which take more bytes for it.</summary>
    private const int TimeStampFrame = 64;

    /// <param name="signedAttributes">DER with tag SET OF, as <see cref="SignedAttributes"/> writes it.</param>
    /// <param name="value">PKCS#1 v1.5, or DER SEQUENCE{r,s}.</param>
    /// <param name="signer">The signer's certificate.</param>
    /// <param name="chain">The CAs above it, each in DER.</param>
    /// <param name="algorithm">How the value was made.</param>
    /// <param name="timeStamp">TimeStampToken over the value (B-T), or null.</param>
    public static byte[] Write(
        ReadOnlySpan<byte> signedAttributes, ReadOnlySpan<byte> value, X509Certificate2 signer,
        IEnumerable<ReadOnlyMemory<byte>> chain, SignatureAlgorithm algorithm, byte[]? timeStamp = null)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(CmsOids.SignedData);
            using (writer.PushSequence(Context(0)))
            using (writer.PushSequence())
            {
                writer.WriteInteger(1);
                using (writer.PushSetOf())
                    SignerInfoWriter.WriteSha256(writer);
                using (writer.PushSequence())
                    writer.WriteObjectIdentifier(CmsOids.Data);
                using (writer.PushSetOf(Context(0)))
                    foreach (var certificate in chain.Prepend(signer.RawDataMemory))
                        writer.WriteEncodedValue(certificate.Span);
                using (writer.PushSetOf())
                    SignerInfoWriter.Write(writer, signedAttributes, value, signer, algorithm, timeStamp);
            }
        }
        return writer.Encode();
    }

    /// <summary>How long the result can become, before the signature is there.</summary>
    public static int LongestLength(SigningCertificate signer, int timeStampBytes = 0)
    {
        var value = signer.Algorithm == SignatureAlgorithm.EcdsaSha256 ? LongestEcdsaValue(signer.Certificate) : RsaBytes(signer.Certificate);
        var attributes = SignedAttributes.Encode(new byte[32], signer.Certificate);
        return Write(attributes, new byte[value], signer.Certificate, signer.Chain.Select(c => c.RawDataMemory), signer.Algorithm).Length
            + (timeStampBytes > 0 ? timeStampBytes + TimeStampFrame : 0);
    }

    /// <summary>DER of two INTEGERs, each of up to one byte more than the curve's field; 72 bytes on P-256.</summary>
    private static int LongestEcdsaValue(X509Certificate2 certificate)
    {
        using var key = certificate.GetECDsaPublicKey() ?? throw new ArgumentException("the certificate's key is not elliptic");
        return 2 + (2 * (3 + ((key.KeySize + 7) / 8)));
    }

    private static int RsaBytes(X509Certificate2 certificate) =>
        certificate.PublicKey.Oid.Value is CmsOids.RsaEncryption or CmsOids.RsaPss && SignatureValue.RsaLengths(certificate.PublicKey) is var (modulus, _)
            ? modulus
            : throw new ArgumentException("the certificate's key is not RSA");

    private static Asn1Tag Context(int number) => new(TagClass.ContextSpecific, number, isConstructed: true);
}
