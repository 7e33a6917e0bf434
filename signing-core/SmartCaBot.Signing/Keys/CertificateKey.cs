using System.Formats.Asn1;

namespace SmartCaBot.Signing.Keys;

/// <summary>The public key in a certificate, read without making a certificate object of it: that costs as much as a P-256 signature does twice over.</summary>
internal static class CertificateKey
{
    private static readonly Asn1Tag Version = new(TagClass.ContextSpecific, 0, isConstructed: true);

    /// <summary>SubjectPublicKeyInfo, DER (RFC 5280 4.1). The certificate is one of our own store; a broken one throws <see cref="AsnContentException"/>.</summary>
    public static byte[] Of(ReadOnlyMemory<byte> certificate)
    {
        var content = new AsnReader(certificate, AsnEncodingRules.DER).ReadSequence().ReadSequence();
        if (content.PeekTag().HasSameClassAndValue(Version)) content.ReadEncodedValue();
        content.ReadIntegerBytes();
        // The algorithm, the issuer, the validity, the subject.
        for (var skipped = 0; skipped < 4; skipped++) content.ReadEncodedValue();
        return content.ReadEncodedValue().ToArray();
    }
}
