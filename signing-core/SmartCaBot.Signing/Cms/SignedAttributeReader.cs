using System.Formats.Asn1;

namespace SmartCaBot.Signing.Cms;

/// <summary>The attributes that a verifier must look at.</summary>
internal sealed record SignedAttributeReader(byte[] MessageDigest, CertificateDigest? Certificate, DateTimeOffset? SigningTime)
{
    /// <summary>Null unless content-type is id-data and message-digest is there, each once. Must be DER (RFC 5652 5.3).</summary>
    public static SignedAttributeReader? Read(byte[] attributes)
    {
        string? contentType = null;
        byte[]? digest = null;
        CertificateDigest? certificate = null;
        DateTimeOffset? time = null;
        var seen = new HashSet<string>();
        // The order of the set is not checked: some signers do not sort, and the bytes themselves are what was signed.
        var set = new AsnReader(attributes, AsnEncodingRules.DER).ReadSetOf(skipSortOrderValidation: true);
        while (set.HasData)
        {
            var attribute = set.ReadSequence();
            var type = attribute.ReadObjectIdentifier();
            var values = attribute.ReadSetOf(skipSortOrderValidation: true);
            if (!seen.Add(type))
                return null;
            switch (type)
            {
                case CmsOids.ContentType:
                    contentType = values.ReadObjectIdentifier();
                    values.ThrowIfNotEmpty();
                    break;
                case CmsOids.MessageDigest:
                    digest = values.ReadOctetString();
                    values.ThrowIfNotEmpty();
                    break;
                case CmsOids.SigningTime:
                    time = values.PeekTag() == Asn1Tag.UtcTime ? values.ReadUtcTime() : values.ReadGeneralizedTime();
                    values.ThrowIfNotEmpty();
                    break;
                case CmsOids.SigningCertificateV2:
                    certificate = SigningCertificate(values.ReadSequence().ReadSequence().ReadSequence());
                    break;
            }
        }
        return contentType == CmsOids.Data && digest is not null ? new(digest, certificate, time) : null;
    }

    private static CertificateDigest SigningCertificate(AsnReader essCertId)
    {
        var algorithm = essCertId.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence)
            ? essCertId.ReadSequence().ReadObjectIdentifier()
            : CmsOids.Sha256;
        return new(SignerInfoReader.Digest(algorithm), essCertId.ReadOctetString());
    }
}
