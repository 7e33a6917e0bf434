using System.Formats.Asn1;
using System.Security.Cryptography;

namespace SmartCaBot.Signing.Cms;

/// <summary>Reads what <see cref="SignedDataWriter"/> and other signers write (RFC 5652; BER is accepted around the attributes).</summary>
internal static class SignedDataReader
{
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
        catch (Exception e) when (IsMalformed(e))
        {
            return null;
        }
    }

    /// <summary>What the platform throws at structures that are not what they should be.</summary>
    public static bool IsMalformed(Exception e) =>
        e is AsnContentException or CryptographicException or InvalidOperationException or ArgumentException;

    private static SignedData? Read(ReadOnlyMemory<byte> encoded, AsnReader body)
    {
        body.ReadInteger();
        body.ReadSetOf(skipSortOrderValidation: true);
        var content = body.ReadSequence();
        if (content.ReadObjectIdentifier() != CmsOids.Data || content.HasData)
            return null;
        var certificates = body.PeekTag().HasSameClassAndValue(Zero)
            ? CertificateSet.Load(CertificateSet.Split(body.ReadSetOf(skipSortOrderValidation: true, Zero)))
            : [];
        if (body.PeekTag().HasSameClassAndValue(One))
            body.ReadEncodedValue();
        var signers = body.ReadSetOf(skipSortOrderValidation: true);
        var signer = signers.ReadSequence();
        return !signers.HasData && SignerInfoReader.Read(signer, certificates) is { } info ? new(encoded.ToArray(), certificates, info) : null;
    }
}
