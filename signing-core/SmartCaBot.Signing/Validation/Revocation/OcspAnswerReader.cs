using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Certificates.Ocsp;
using SmartCaBot.Signing.Certificates.Revocation;
using SmartCaBot.Signing.Cms;

namespace SmartCaBot.Signing.Validation.Revocation;

/// <summary>What an OCSPResponse (RFC 6960 4.2) says of a certificate, signed by its issuer or by whom that named for it.</summary>
internal static class OcspAnswerReader
{
    private const string OcspSigning = "1.3.6.1.5.5.7.3.9";
    private const int MaxResponders = 4;

    private static readonly Asn1Tag Zero = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag One = new(TagClass.ContextSpecific, 1, isConstructed: true);
    private static readonly Asn1Tag Good = new(TagClass.ContextSpecific, 0);

    /// <summary>Null when it is about others, not from whom it should be, or cannot be read.</summary>
    public static StatusStatement? About(X509Certificate2 certificate, X509Certificate2 issuer, ReadOnlyMemory<byte> answer)
    {
        try
        {
            var response = new AsnReader(answer, AsnEncodingRules.DER).ReadSequence();
            if (response.ReadEnumeratedBytes().Span is not [0])
                return null;
            var bytes = response.ReadSequence(Zero).ReadSequence();
            if (bytes.ReadObjectIdentifier() != OcspOids.BasicResponse)
                return null;
            var basic = new AsnReader(bytes.ReadOctetString(), AsnEncodingRules.DER).ReadSequence();
            var signed = SignedBytes.Read(basic);
            return Single(signed, certificate, issuer) is { } statement && IsByResponder(signed, basic, issuer, statement.ThisUpdate) ? statement : null;
        }
        catch (Exception e) when (e is AsnContentException or CryptographicException)
        {
            return null;
        }
    }

    private static StatusStatement? Single(SignedBytes signed, X509Certificate2 certificate, X509Certificate2 issuer)
    {
        var data = new AsnReader(signed.Content, AsnEncodingRules.DER).ReadSequence();
        if (data.PeekTag().HasSameClassAndValue(Zero))
            data.ReadEncodedValue();
        data.ReadEncodedValue(); // who answers: the signature says it better
        data.ReadGeneralizedTime();
        for (var answers = data.ReadSequence(); answers.HasData;)
        {
            var single = answers.ReadSequence();
            var isMeant = IsOf(single.ReadSequence(), certificate, issuer);
            var status = Status(single);
            var made = single.ReadGeneralizedTime();
            DateTimeOffset? next = single.HasData && single.PeekTag().HasSameClassAndValue(Zero) ? single.ReadSequence(Zero).ReadGeneralizedTime() : null;
            if (isMeant && status is not null)
                return new(status, made, next);
        }
        return null;
    }

    private static bool IsOf(AsnReader id, X509Certificate2 certificate, X509Certificate2 issuer)
    {
        var algorithm = id.ReadSequence().ReadObjectIdentifier();
        HashAlgorithmName? hash = algorithm == OcspOids.Sha1 ? HashAlgorithmName.SHA1 : SignerInfoReader.Digest(algorithm);
        return hash is { } known
            && id.ReadOctetString().AsSpan().SequenceEqual(CryptographicOperations.HashData(known, certificate.IssuerName.RawData))
            && id.ReadOctetString().AsSpan().SequenceEqual(CryptographicOperations.HashData(known, issuer.PublicKey.EncodedKeyValue.RawData))
            && id.ReadIntegerBytes().Span.TrimStart((byte)0).SequenceEqual(certificate.SerialNumberBytes.Span.TrimStart((byte)0));
    }

    /// <summary>Null: the responder does not know.</summary>
    private static CertificateStatus? Status(AsnReader single)
    {
        var tag = single.PeekTag();
        if (tag.HasSameClassAndValue(Good))
        {
            single.ReadNull(Good);
            return new CertificateStatus.Good();
        }
        if (!tag.HasSameClassAndValue(One))
        {
            single.ReadEncodedValue();
            return null;
        }
        var revoked = single.ReadSequence(One);
        var at = revoked.ReadGeneralizedTime();
        return new CertificateStatus.Revoked(
            at, revoked.HasData ? revoked.ReadSequence(Zero).ReadEnumeratedValue<RevocationReason>() : RevocationReason.Unspecified);
    }

    private static bool IsByResponder(SignedBytes signed, AsnReader rest, X509Certificate2 issuer, DateTimeOffset at)
    {
        if (signed.IsBy(issuer))
            return true;
        var brought = rest.HasData ? rest.ReadSequence(Zero).ReadSequence() : null;
        for (var i = 0; i < MaxResponders && brought is { HasData: true }; i++)
        {
            var encoded = brought.ReadEncodedValue();
            using var responder = X509CertificateLoader.LoadCertificate(encoded.Span);
            if (IsNamed(responder, encoded, issuer, at) && signed.IsBy(responder))
                return true;
        }
        return false;
    }

    /// <summary>By the issuer itself, for that purpose, and at that time (RFC 6960 4.2.2.2).</summary>
    private static bool IsNamed(X509Certificate2 responder, ReadOnlyMemory<byte> encoded, X509Certificate2 issuer, DateTimeOffset at) =>
        responder.IssuerName.RawData.AsSpan().SequenceEqual(issuer.SubjectName.RawData)
        && responder.Extensions.OfType<X509EnhancedKeyUsageExtension>().Any(purposes => purposes.EnhancedKeyUsages[OcspSigning] is not null)
        && responder.NotBefore.ToUniversalTime() <= at.UtcDateTime && at.UtcDateTime <= responder.NotAfter.ToUniversalTime()
        && SignedBytes.Read(new AsnReader(encoded, AsnEncodingRules.DER).ReadSequence()).IsBy(issuer);
}
