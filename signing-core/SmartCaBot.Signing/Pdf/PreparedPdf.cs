using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Cms;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Pdf.Writing;

namespace SmartCaBot.Signing.Pdf;

/// <summary>
/// What waits for the signature value: the increment with its gap, and all of the CMS but that value. Some ten
/// kilobytes, whatever the document's size. Stored as DER:
/// SEQUENCE { version, originalLength, rangeAt, contentsAt, contentsLength, algorithm, level INTEGER,
/// increment, signedAttributes OCTET STRING, certificates SEQUENCE OF Certificate }.
/// </summary>
internal sealed record PreparedPdf(
    long OriginalLength, SignatureSlots Slots, byte[] Increment, SignatureAlgorithm Algorithm, SignatureLevel Level,
    byte[] SignedAttributes, IReadOnlyList<ReadOnlyMemory<byte>> Certificates)
{
    private const int Version = 2;

    public static void DigestIncrement(IncrementalHash digest, ReadOnlySpan<byte> increment, SignatureSlots slots)
    {
        digest.AppendData(increment[..slots.ContentsAt]);
        digest.AppendData(increment[slots.ContentsEnd..]);
    }

    public byte[] DigestToSign() => SHA256.HashData(SignedAttributes);

    /// <summary>The signer's certificate.</summary>
    public X509Certificate2 LoadSigner() => X509CertificateLoader.LoadCertificate(Certificates[0].Span);

    /// <summary>The increment with the CMS in it.</summary>
    /// <param name="signer">The first of the certificates.</param>
    /// <param name="value">Checked before.</param>
    /// <param name="timeStamp">Over the value, or null.</param>
    public byte[] Finish(X509Certificate2 signer, ReadOnlySpan<byte> value, byte[]? timeStamp)
    {
        var cms = SignedDataWriter.Write(SignedAttributes, value, signer, Certificates.Skip(1), Algorithm, timeStamp);
        var final = Increment.AsSpan().ToArray();
        SignatureDictionary.FillContents(final, Slots, cms);
        return final;
    }

    public bool MessageDigestIs(ReadOnlySpan<byte> digest) =>
        SignedAttributeReader.Read(SignedAttributes) is { } attributes && digest.SequenceEqual(attributes.MessageDigest);

    public byte[] Encode()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            foreach (var number in new[] { Version, OriginalLength, Slots.RangeAt, Slots.ContentsAt, Slots.ContentsLength, (long)Algorithm, (long)Level })
                writer.WriteInteger(number);
            writer.WriteOctetString(Increment);
            writer.WriteOctetString(SignedAttributes);
            using (writer.PushSequence())
                foreach (var certificate in Certificates)
                    writer.WriteEncodedValue(certificate.Span);
        }
        return writer.Encode();
    }

    /// <exception cref="InvalidDataException">It is none, or of another version.</exception>
    public static PreparedPdf Decode(byte[] state)
    {
        try
        {
            return Read(state);
        }
        catch (AsnContentException e)
        {
            throw new InvalidDataException("The prepared document is malformed.", e);
        }
    }

    private static PreparedPdf Read(byte[] state)
    {
        var reader = new AsnReader(state, AsnEncodingRules.DER).ReadSequence();
        if (Int(reader) != Version)
            throw new InvalidDataException("The prepared document was made by another version.");
        var original = Int(reader);
        var slots = new SignatureSlots((int)Int(reader), (int)Int(reader), (int)Int(reader));
        var algorithm = (SignatureAlgorithm)Int(reader);
        var level = (SignatureLevel)Int(reader);
        var increment = reader.ReadOctetString();
        var attributes = reader.ReadOctetString();
        var certificates = new List<ReadOnlyMemory<byte>>();
        for (var list = reader.ReadSequence(); list.HasData;)
            certificates.Add(list.ReadEncodedValue());
        return new(original, slots, increment, algorithm, level, attributes, certificates);
    }

    private static long Int(AsnReader reader) =>
        reader.TryReadInt64(out var value) ? value : throw new InvalidDataException("The prepared document is malformed.");
}
