using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Cms;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Xml.Writing;

namespace SmartCaBot.Signing.Xml;

/// <summary>
/// What waits for the signature value: where the signature goes, and its text on both sides of that value. Some ten kilobytes,
/// whatever the document's size. Stored as DER: SEQUENCE { version, documentLength, at, skip, encoding, algorithm, level INTEGER,
/// documentDigest, signedInfo OCTET STRING, before, after UTF8String, certificate OCTET STRING }.
/// </summary>
/// <param name="DocumentLength">Of the document before.</param>
/// <param name="At">Where the signature goes.</param>
/// <param name="Skip">Bytes of the document that give way.</param>
/// <param name="Encoding">Of the document.</param>
/// <param name="Algorithm">Of the signature.</param>
/// <param name="Level">Above B: the value is time-stamped.</param>
/// <param name="DocumentDigest">SHA-256 of the document before.</param>
/// <param name="SignedInfo">Canonical.</param>
/// <param name="Before">Text before the value.</param>
/// <param name="After">Text behind it.</param>
/// <param name="Certificate">The signer's.</param>
internal sealed record PreparedXml(
    long DocumentLength, long At, int Skip, XmlEncoding Encoding, SignatureAlgorithm Algorithm, SignatureLevel Level, byte[] DocumentDigest,
    byte[] SignedInfo,
    string Before, string After, byte[] Certificate)
{
    private const int Version = 2;

    /// <exception cref="CryptographicException">The value was not made for this.</exception>
    public void Check(ReadOnlySpan<byte> value)
    {
        using var signer = X509CertificateLoader.LoadCertificate(Certificate);
        if (SignatureValue.Verify(signer, SignatureSchemes.Of(Algorithm), HashAlgorithmName.SHA256, SHA256.HashData(SignedInfo), value) != true)
            throw new CryptographicException("The signature does not belong to the prepared document and certificate.");
    }

    /// <summary>What a time stamp of the signature is over: the SignatureValue element, exclusively canonical (EN 319 132-1 5.3).</summary>
    public byte[] StampedForm(ReadOnlySpan<byte> value)
    {
        // The text before ends with the tag, which has no attributes.
        var name = Before[(Before.LastIndexOf('<') + 1)..^1];
        var prefix = name.Contains(':', StringComparison.Ordinal) ? $":{name[..name.IndexOf(':', StringComparison.Ordinal)]}" : "";
        return System.Text.Encoding.UTF8.GetBytes($"<{name} xmlns{prefix}=\"{XmlNames.Dsig}\">{Text(value)}</{name}>");
    }

    /// <summary>The bytes that go into the document.</summary>
    /// <param name="value">Checked before.</param>
    /// <param name="timeStamp">Over <see cref="StampedForm"/>, or null.</param>
    public byte[] Finish(ReadOnlySpan<byte> value, byte[]? timeStamp) =>
        Encoding.Bytes($"{Before}{Text(value)}{(timeStamp is null ? After : SignatureText.WithTimeStamp(After, timeStamp))}");

    public byte[] Encode()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            foreach (var number in new[] { Version, DocumentLength, At, Skip, (int)Encoding, (int)Algorithm, (int)Level })
                writer.WriteInteger(number);
            writer.WriteOctetString(DocumentDigest);
            writer.WriteOctetString(SignedInfo);
            writer.WriteCharacterString(UniversalTagNumber.UTF8String, Before);
            writer.WriteCharacterString(UniversalTagNumber.UTF8String, After);
            writer.WriteOctetString(Certificate);
        }
        return writer.Encode();
    }

    /// <exception cref="InvalidDataException">It is none, or of another version.</exception>
    public static PreparedXml Decode(byte[] state)
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

    private static PreparedXml Read(byte[] state)
    {
        var reader = new AsnReader(state, AsnEncodingRules.DER).ReadSequence();
        // Version 1 knew no levels; such documents may wait when the program is exchanged.
        var version = Int(reader);
        if (version is not (1 or Version))
            throw new InvalidDataException("The prepared document was made by another version.");
        return new(
            Int(reader), Int(reader), (int)Int(reader), (XmlEncoding)Int(reader), (SignatureAlgorithm)Int(reader),
            version == 1 ? SignatureLevel.B : (SignatureLevel)Int(reader), reader.ReadOctetString(),
            reader.ReadOctetString(), reader.ReadCharacterString(UniversalTagNumber.UTF8String),
            reader.ReadCharacterString(UniversalTagNumber.UTF8String), reader.ReadOctetString());
    }

    /// <summary>r || s, as XMLDSig 1.1, 6.4.3 has it, of DER SEQUENCE{r,s}.</summary>
    private byte[] Raw(ReadOnlySpan<byte> value)
    {
        using var signer = X509CertificateLoader.LoadCertificate(Certificate);
        using var key = signer.GetECDsaPublicKey()!;
        var size = (key.KeySize + 7) / 8;
        var sequence = new AsnReader(value.ToArray(), AsnEncodingRules.DER).ReadSequence();
        var raw = new byte[2 * size];
        foreach (var part in new[] { raw.AsMemory(0, size), raw.AsMemory(size) })
        {
            var number = sequence.ReadIntegerBytes().Span.TrimStart((byte)0);
            number.CopyTo(part.Span[(size - number.Length)..]);
        }
        return raw;
    }

    private string Text(ReadOnlySpan<byte> value) =>
        Convert.ToBase64String(Algorithm == SignatureAlgorithm.EcdsaSha256 ? Raw(value) : value);

    private static long Int(AsnReader reader) =>
        reader.TryReadInt64(out var value) ? value : throw new InvalidDataException("The prepared document is malformed.");
}
