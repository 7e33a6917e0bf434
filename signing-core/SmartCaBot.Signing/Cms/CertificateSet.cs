using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace SmartCaBot.Signing.Cms;

/// <summary>The certificates that a SignedData brings along (RFC 5652 10.2.3).</summary>
internal static class CertificateSet
{
    private const int MaxCertificates = 64;

    /// <param name="encoded">Each choice, encoded.</param>
    public static List<X509Certificate2> Load(IEnumerable<ReadOnlyMemory<byte>> encoded) =>
        // Other choices (attribute certificates) carry a context tag and have no part in a chain.
        [.. encoded.Where(choice => choice.Span[0] == 0x30).Take(MaxCertificates).Select(choice => X509CertificateLoader.LoadCertificate(choice.Span))];

    public static IEnumerable<ReadOnlyMemory<byte>> Split(AsnReader set)
    {
        while (set.HasData)
            yield return set.ReadEncodedValue();
    }

    /// <summary>By issuer and serial number, or by subject key identifier [0].</summary>
    public static X509Certificate2? Find(IReadOnlyList<X509Certificate2> certificates, ReadOnlyMemory<byte> identifier)
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
