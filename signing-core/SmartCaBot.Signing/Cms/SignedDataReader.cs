using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SmartCaBot.Signing.Cms;

/// <summary>Reads what <see cref="SignedDataWriter"/> and other signers write (RFC 5652; BER is accepted around the attributes).</summary>
internal static class SignedDataReader
{
    private const int MaxCertificates = 64;

    private static readonly Asn1Tag Zero = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag One = new(TagClass.ContextSpecific, 1, isConstructed: true);

    /// <summary>Null when it is no detached SignedData with one signer and signed attributes, or has more than zeros behind it.</summary>
    public static SignedData? Read(ReadOnlyMemory<byte> contents)
    {
        try
        {
            var outer = new AsnReader(contents, AsnEncodingRules.BER);
            var encoded = outer.ReadEncodedValue();
            if (contents.Span[encoded.Length..].ContainsAnyExcept((byte)0))
                return null;
            var info = new AsnReader(encoded, AsnEncodingRules.BER).ReadSequence();
            if (info.ReadObjectIdentifier() != CmsOids.SignedData)
                return null;
            return Read(encoded, info.ReadSequence(Zero).ReadSequence());
        }
        catch (Exception e) when (e is AsnContentException or CryptographicException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    private static SignedData? Read(ReadOnlyMemory<byte> encoded, AsnReader body)
    {
        body.ReadInteger();
        body.ReadSetOf(skipSortOrderValidation: true);
        var content = body.ReadSequence();
        if (content.ReadObjectIdentifier() != CmsOids.Data || content.HasData)
            return null;
        var certificates = body.PeekTag().HasSameClassAndValue(Zero) ? Certificates(body.ReadSetOf(skipSortOrderValidation: true, Zero)) : [];
        if (body.PeekTag().HasSameClassAndValue(One))
            body.ReadEncodedValue();
        var signers = body.ReadSetOf(skipSortOrderValidation: true);
        var signer = signers.ReadSequence();
        if (signers.HasData)
            return null;

        signer.ReadInteger();
        var identifier = signer.ReadEncodedValue();
        var digestAlgorithm = Digest(signer.ReadSequence().ReadObjectIdentifier());
        if (!signer.PeekTag().HasSameClassAndValue(Zero))
            return null;
        var attributes = signer.ReadEncodedValue().ToArray();
        attributes[0] = 0x31;
        if (SignedAttributeReader.Read(attributes) is not { } known)
            return null;
        var signatureAlgorithm = signer.ReadSequence().ReadObjectIdentifier();
        return new(
            encoded.ToArray(), certificates, Find(certificates, identifier), digestAlgorithm, signatureAlgorithm,
            attributes, known.MessageDigest, known.Certificate, signer.ReadOctetString());
    }

    public static HashAlgorithmName? Digest(string oid) => oid switch
    {
        CmsOids.Sha256 => HashAlgorithmName.SHA256,
        CmsOids.Sha384 => HashAlgorithmName.SHA384,
        CmsOids.Sha512 => HashAlgorithmName.SHA512,
        _ => null,
    };

    private static List<X509Certificate2> Certificates(AsnReader set)
    {
        var found = new List<X509Certificate2>();
        while (set.HasData)
        {
            var encoded = set.ReadEncodedValue();
            // Other choices (attribute certificates) carry a context tag and have no part in a chain.
            if (encoded.Span[0] == 0x30 && found.Count < MaxCertificates)
                found.Add(X509CertificateLoader.LoadCertificate(encoded.Span));
        }
        return found;
    }

    /// <summary>By issuer and serial number, or by subject key identifier [0].</summary>
    private static X509Certificate2? Find(List<X509Certificate2> certificates, ReadOnlyMemory<byte> identifier)
    {
        var reader = new AsnReader(identifier, AsnEncodingRules.BER);
        if (!reader.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence))
        {
            var key = reader.ReadOctetString(new Asn1Tag(TagClass.ContextSpecific, 0));
            return certificates.FirstOrDefault(c => c.Extensions.OfType<X509SubjectKeyIdentifierExtension>()
                .Any(e => e.SubjectKeyIdentifierBytes.Span.SequenceEqual(key)));
        }
        var sequence = reader.ReadSequence();
        var issuer = sequence.ReadEncodedValue();
        var serial = sequence.ReadIntegerBytes();
        return certificates.FirstOrDefault(c =>
            c.IssuerName.RawData.AsSpan().SequenceEqual(issuer.Span) && c.SerialNumberBytes.Span.SequenceEqual(serial.Span));
    }
}
