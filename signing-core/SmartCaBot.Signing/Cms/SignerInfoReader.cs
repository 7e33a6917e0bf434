using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SmartCaBot.Signing.Cms;

/// <summary>Takes a SignerInfo apart (RFC 5652 5.3).</summary>
internal static class SignerInfoReader
{
    /// <summary>One is usual; each costs a verification.</summary>
    private const int MaxTimeStamps = 4;

    private static readonly Asn1Tag One = new(TagClass.ContextSpecific, 1, isConstructed: true);
    private static readonly Asn1Tag Zero = new(TagClass.ContextSpecific, 0, isConstructed: true);

    /// <summary>Null when it has no signed attributes, or not those that must be there.</summary>
    /// <exception cref="AsnContentException">It is malformed.</exception>
    public static SignerInfo? Read(AsnReader signer, IReadOnlyList<X509Certificate2> certificates)
    {
        signer.ReadInteger();
        var identifier = signer.ReadEncodedValue();
        var digest = Digest(signer.ReadSequence().ReadObjectIdentifier());
        if (!signer.PeekTag().HasSameClassAndValue(Zero))
            return null;
        var attributes = signer.ReadEncodedValue().ToArray();
        attributes[0] = 0x31;
        if (SignedAttributeReader.Read(attributes) is not { } known)
            return null;
        var scheme = digest is { } hash ? SignatureAlgorithms.Read(signer.ReadSequence(), hash) : Skip(signer);
        var value = signer.ReadOctetString();
        return new(CertificateSet.Find(certificates, identifier), digest, scheme, attributes, known, value, TimeStamps(signer));
    }

    /// <summary>From the attributes that are not signed.</summary>
    private static List<ReadOnlyMemory<byte>> TimeStamps(AsnReader signer)
    {
        var tokens = new List<ReadOnlyMemory<byte>>();
        if (!signer.HasData || !signer.PeekTag().HasSameClassAndValue(One))
            return tokens;
        var attributes = signer.ReadSetOf(skipSortOrderValidation: true, One);
        while (attributes.HasData)
        {
            var attribute = attributes.ReadSequence();
            if (attribute.ReadObjectIdentifier() != CmsOids.SignatureTimeStamp)
                continue;
            var values = attribute.ReadSetOf(skipSortOrderValidation: true);
            while (values.HasData && tokens.Count < MaxTimeStamps)
                tokens.Add(values.ReadEncodedValue());
        }
        return tokens;
    }

    public static HashAlgorithmName? Digest(string oid) => oid switch
    {
        CmsOids.Sha256 => HashAlgorithmName.SHA256,
        CmsOids.Sha384 => HashAlgorithmName.SHA384,
        CmsOids.Sha512 => HashAlgorithmName.SHA512,
        _ => null,
    };

    private static SignatureScheme? Skip(AsnReader signer)
    {
        signer.ReadSequence();
        return null;
    }
}
