using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Certificates.Revocation;

namespace SmartCaBot.Signing.Certificates.Ocsp;

/// <summary>Writes OCSPResponse with a BasicOCSPResponse (RFC 6960 4.2.1): the platform has none.</summary>
internal static class OcspResponseWriter
{
    private static readonly Asn1Tag Zero = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag One = new(TagClass.ContextSpecific, 1, isConstructed: true);
    private static readonly Asn1Tag Two = new(TagClass.ContextSpecific, 2, isConstructed: true);

    /// <summary>ResponseData, which is what the responder signs. Times without fractions.</summary>
    public static byte[] Data(
        X509Certificate2 responder, IEnumerable<SingleAnswer> answers, DateTimeOffset now, DateTimeOffset nextUpdate, byte[]? nonce)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence(Two))
                writer.WriteOctetString(CryptographicOperations.HashData(HashAlgorithmName.SHA1, responder.PublicKey.EncodedKeyValue.RawData));
            WriteTime(writer, now);
            using (writer.PushSequence())
            {
                foreach (var answer in answers)
                {
                    using (writer.PushSequence())
                    {
                        writer.WriteEncodedValue(answer.Id.Encoded);
                        WriteStatus(writer, answer.Status);
                        WriteTime(writer, now);
                        using (writer.PushSequence(Zero))
                            WriteTime(writer, nextUpdate);
                    }
                }
            }
            if (nonce is not null)
            {
                using (writer.PushSequence(One))
                using (writer.PushSequence())
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(OcspOids.Nonce);
                    using (writer.PushOctetString())
                        writer.WriteOctetString(nonce);
                }
            }
        }
        return writer.Encode();
    }

    /// <param name="data">ResponseData.</param>
    /// <param name="algorithm">AlgorithmIdentifier of the signature, DER.</param>
    /// <param name="signature">Over the data.</param>
    /// <param name="responder">Its certificate goes along: it is not the issuer's own.</param>
    public static byte[] Response(byte[] data, byte[] algorithm, byte[] signature, X509Certificate2 responder)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteEnumeratedValue(Successful.Yes);
            using (writer.PushSequence(Zero))
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(OcspOids.BasicResponse);
                using (writer.PushOctetString())
                using (writer.PushSequence())
                {
                    writer.WriteEncodedValue(data);
                    writer.WriteEncodedValue(algorithm);
                    writer.WriteBitString(signature);
                    using (writer.PushSequence(Zero))
                    using (writer.PushSequence())
                        writer.WriteEncodedValue(responder.RawDataMemory.Span);
                }
            }
        }
        return writer.Encode();
    }

    private static void WriteStatus(AsnWriter writer, CertificateStatus status)
    {
        switch (status)
        {
            case CertificateStatus.Good:
                writer.WriteNull(new Asn1Tag(TagClass.ContextSpecific, 0));
                break;
            case CertificateStatus.Revoked revoked:
                using (writer.PushSequence(One))
                {
                    WriteTime(writer, revoked.At);
                    if (revoked.Reason != RevocationReason.Unspecified)
                    {
                        using (writer.PushSequence(Zero))
                            writer.WriteEnumeratedValue(revoked.Reason);
                    }
                }
                break;
            default:
                writer.WriteNull(new Asn1Tag(TagClass.ContextSpecific, 2));
                break;
        }
    }

    private static void WriteTime(AsnWriter writer, DateTimeOffset time) => writer.WriteGeneralizedTime(time, omitFractionalSeconds: true);

    private enum Successful
    {
        Yes = 0,
    }
}
