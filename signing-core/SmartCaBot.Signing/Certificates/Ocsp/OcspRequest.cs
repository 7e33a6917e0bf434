using System.Formats.Asn1;
using System.Security.Cryptography;
using SmartCaBot.Signing.Cms;

namespace SmartCaBot.Signing.Certificates.Ocsp;

/// <summary>OCSPRequest (RFC 6960 4.1.1), taken apart. A signature of the one who asks is passed over: everybody is answered.</summary>
/// <param name="Certificates">At least one.</param>
/// <param name="Nonce">Content of the nonce's OCTET STRING, 1 to 128 bytes; null when there is none.</param>
internal sealed record OcspRequest(IReadOnlyList<CertificateId> Certificates, byte[]? Nonce)
{
    private const int MaxCertificates = 16;

    /// <summary>Of a CertID: two digests of SHA-512 and a serial number of 20 bytes have 180.</summary>
    private const int LongestId = 200;

    /// <summary>RFC 9654 2.1.</summary>
    private const int LongestNonce = 128;

    private static readonly Asn1Tag Zero = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag One = new(TagClass.ContextSpecific, 1, isConstructed: true);
    private static readonly Asn1Tag Two = new(TagClass.ContextSpecific, 2, isConstructed: true);

    /// <summary>Null when it is malformed, asks for more than is answered at once, or insists on an extension that is not known here.</summary>
    public static OcspRequest? Read(ReadOnlyMemory<byte> der)
    {
        try
        {
            var whole = new AsnReader(der, AsnEncodingRules.DER);
            var request = whole.ReadSequence();
            whole.ThrowIfNotEmpty();
            var body = request.ReadSequence();
            Skip(request, Zero);
            request.ThrowIfNotEmpty();
            return ReadBody(body);
        }
        catch (Exception e) when (SignedDataReader.IsMalformed(e))
        {
            return null;
        }
    }

    private static OcspRequest? ReadBody(AsnReader body)
    {
        Skip(body, Zero);
        Skip(body, One);
        var list = body.ReadSequence();
        var certificates = new List<CertificateId>();
        while (list.HasData)
        {
            if (certificates.Count == MaxCertificates)
                return null;
            var single = list.ReadSequence();
            var id = single.ReadEncodedValue();
            if (id.Length > LongestId)
                return null;
            certificates.Add(ReadId(id));
            if (Optional(single, Zero) is { } extensions && !TryReadNonce(extensions, out _))
                return null;
            single.ThrowIfNotEmpty();
        }
        byte[]? nonce = null;
        if (Optional(body, Two) is { } all && !TryReadNonce(all, out nonce))
            return null;
        body.ThrowIfNotEmpty();
        return certificates.Count == 0 ? null : new(certificates, nonce);
    }

    private static CertificateId ReadId(ReadOnlyMemory<byte> encoded)
    {
        var id = new AsnReader(encoded, AsnEncodingRules.DER).ReadSequence();
        var hash = id.ReadSequence().ReadObjectIdentifier();
        var name = id.ReadOctetString();
        var key = id.ReadOctetString();
        var serial = Convert.ToHexString(id.ReadIntegerBytes().Span);
        id.ThrowIfNotEmpty();
        return new(encoded.ToArray(), hash == OcspOids.Sha1 ? HashAlgorithmName.SHA1 : SignerInfoReader.Digest(hash), name, key, serial);
    }

    /// <summary>False when an extension is critical and not known, comes twice, or the nonce is of no lawful length.</summary>
    private static bool TryReadNonce(AsnReader extensions, out byte[]? nonce)
    {
        nonce = null;
        var seen = new HashSet<string>();
        var list = extensions.ReadSequence();
        while (list.HasData)
        {
            var extension = list.ReadSequence();
            var oid = extension.ReadObjectIdentifier();
            var isCritical = extension.PeekTag() == Asn1Tag.Boolean && extension.ReadBoolean();
            var value = extension.ReadOctetString();
            if (!seen.Add(oid) || (isCritical && oid != OcspOids.Nonce))
                return false;
            if (oid != OcspOids.Nonce)
                continue;
            nonce = new AsnReader(value, AsnEncodingRules.DER).ReadOctetString();
            if (nonce.Length is < 1 or > LongestNonce)
                return false;
        }
        return true;
    }

    private static AsnReader? Optional(AsnReader reader, Asn1Tag tag) =>
        reader.HasData && reader.PeekTag().HasSameClassAndValue(tag) ? reader.ReadSequence(tag) : null;

    private static void Skip(AsnReader reader, Asn1Tag tag)
    {
        if (reader.HasData && reader.PeekTag().HasSameClassAndValue(tag))
            reader.ReadEncodedValue();
    }
}
