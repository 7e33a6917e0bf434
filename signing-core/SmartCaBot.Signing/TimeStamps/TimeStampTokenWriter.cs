using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Certificates.Services;
using SmartCaBot.Signing.Cms;

namespace SmartCaBot.Signing.TimeStamps;

/// <summary>
/// TimeStampToken (RFC 3161 2.4.2): SignedData, version 3, around a TSTInfo. Written here because the platform's SignedCms signs with a
/// key object of its own, and the key is in the token.
/// </summary>
internal static class TimeStampTokenWriter
{
    private static readonly Asn1Tag Zero = new(TagClass.ContextSpecific, 0, isConstructed: true);

    /// <param name="info">TSTInfo, DER.</param>
    /// <param name="key">Signs.</param>
    /// <param name="certificates">What goes along; none when the request asked for none.</param>
    /// <param name="cancellationToken">Stops waiting for the token.</param>
    public static async Task<byte[]> WriteAsync(
        byte[] info, ServiceKey key, IReadOnlyList<X509Certificate2> certificates, CancellationToken cancellationToken)
    {
        var attributes = SignedAttributes.Encode(SHA256.HashData(info), key.Certificate, contentType: CmsOids.TimeStampInfo);
        var value = await key.SignAsync(attributes, cancellationToken);
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(CmsOids.SignedData);
            using (writer.PushSequence(Zero))
            using (writer.PushSequence())
            {
                writer.WriteInteger(3);
                using (writer.PushSetOf())
                    SignerInfoWriter.WriteSha256(writer);
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(CmsOids.TimeStampInfo);
                    using (writer.PushSequence(Zero))
                        writer.WriteOctetString(info);
                }
                if (certificates.Count > 0)
                {
                    using (writer.PushSetOf(Zero))
                        foreach (var certificate in certificates)
                            writer.WriteEncodedValue(certificate.RawDataMemory.Span);
                }
                using (writer.PushSetOf())
                    SignerInfoWriter.Write(writer, attributes, value, key.Certificate, key.Algorithm);
            }
        }
        return writer.Encode();
    }
}
