using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Certificates.Revocation;

namespace SmartCaBot.Signing.Validation.Revocation;

/// <summary>
/// What a CertificateList (RFC 5280 5.1) says of a certificate. Full lists of the issuer itself only: one with a critical extension is
/// about something else, or lacks something.
/// </summary>
internal static class RevocationListReader
{
    private const string ReasonCode = "2.5.29.21";

    private static readonly Asn1Tag Extensions = new(TagClass.ContextSpecific, 0, isConstructed: true);

    /// <summary>Null when it is not the issuer's, or cannot be read.</summary>
    public static StatusStatement? About(X509Certificate2 certificate, X509Certificate2 issuer, ReadOnlyMemory<byte> list)
    {
        try
        {
            var signed = SignedBytes.Read(new AsnReader(list, AsnEncodingRules.DER).ReadSequence());
            var content = new AsnReader(signed.Content, AsnEncodingRules.DER).ReadSequence();
            if (content.PeekTag() == Asn1Tag.Integer)
                content.ReadEncodedValue();
            content.ReadEncodedValue();
            if (!content.ReadEncodedValue().Span.SequenceEqual(certificate.IssuerName.RawData) || !MaySign(issuer) || !signed.IsBy(issuer))
                return null;
            var made = Time(content);
            DateTimeOffset? next = content.HasData && IsTime(content) ? Time(content) : null;
            var entries = content.HasData && content.PeekTag() == Asn1Tag.Sequence ? content.ReadSequence() : null;
            return content.HasData && HasCritical(content.ReadSequence(Extensions).ReadSequence()) ? null : new(StatusOf(certificate, entries), made, next);
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    private static bool MaySign(X509Certificate2 issuer) =>
        issuer.Extensions.OfType<X509KeyUsageExtension>().All(usage => usage.KeyUsages.HasFlag(X509KeyUsageFlags.CrlSign));

    private static CertificateStatus StatusOf(X509Certificate2 certificate, AsnReader? entries)
    {
        var number = certificate.SerialNumberBytes.Span.TrimStart((byte)0);
        while (entries is { HasData: true })
        {
            var entry = entries.ReadSequence();
            if (!entry.ReadIntegerBytes().Span.TrimStart((byte)0).SequenceEqual(number))
                continue;
            var at = Time(entry);
            return new CertificateStatus.Revoked(at, entry.HasData ? ReasonOf(entry.ReadSequence()) : RevocationReason.Unspecified);
        }
        return new CertificateStatus.Good();
    }

    private static RevocationReason ReasonOf(AsnReader extensions)
    {
        while (extensions.HasData)
        {
            var extension = extensions.ReadSequence();
            var type = extension.ReadObjectIdentifier();
            if (extension.PeekTag() == Asn1Tag.Boolean)
                extension.ReadBoolean();
            if (type == ReasonCode)
                return new AsnReader(extension.ReadOctetString(), AsnEncodingRules.DER).ReadEnumeratedValue<RevocationReason>();
        }
        return RevocationReason.Unspecified;
    }

    private static bool HasCritical(AsnReader extensions)
    {
        while (extensions.HasData)
        {
            var extension = extensions.ReadSequence();
            extension.ReadObjectIdentifier();
            if (extension.PeekTag() == Asn1Tag.Boolean && extension.ReadBoolean())
                return true;
        }
        return false;
    }

    private static bool IsTime(AsnReader reader) => reader.PeekTag() == Asn1Tag.UtcTime || reader.PeekTag() == Asn1Tag.GeneralizedTime;

    private static DateTimeOffset Time(AsnReader reader) => reader.PeekTag() == Asn1Tag.UtcTime ? reader.ReadUtcTime() : reader.ReadGeneralizedTime();
}
