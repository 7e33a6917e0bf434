using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Signing.Cms;

/// <summary>
/// What waits for the signature value: a SignerInfo without it, and the certificates. Stored as DER:
/// SEQUENCE { version, documentLength, algorithm, level INTEGER, documentDigest, signedAttributes OCTET STRING, certificates SEQUENCE OF Certificate }.
/// </summary>
internal sealed record PreparedCms(
    long DocumentLength, byte[] DocumentDigest, SignatureAlgorithm Algorithm, SignatureLevel Level, byte[] SignedAttributes, IReadOnlyList<ReadOnlyMemory<byte>> Certificates)
{
    private const int Version = 3;

    /// <exception cref="CryptographicException">The value was not made for this.</exception>
    public void Check(ReadOnlySpan<byte> value)
    {
        using var signer = X509CertificateLoader.LoadCertificate(Certificates[0].Span);
        var digest = SHA256.HashData(SignedAttributes);
        if (SignatureValue.Verify(signer, SignatureSchemes.Of(Algorithm), HashAlgorithmName.SHA256, digest, value) != true)
            throw new CryptographicException("The signature does not belong to the prepared document and certificate.");
    }

    /// <summary>The new signer, with the certificates that go with it.</summary>
    /// <param name="value">Checked before.</param>
    /// <param name="timeStamp">Over the value, or null.</param>
    public SignedDataParts Finish(ReadOnlySpan<byte> value, byte[]? timeStamp)
    {
        using var signer = X509CertificateLoader.LoadCertificate(Certificates[0].Span);
        var info = new AsnWriter(AsnEncodingRules.DER);
        SignerInfoWriter.Write(info, SignedAttributes, value, signer, Algorithm, timeStamp);
        var algorithm = new AsnWriter(AsnEncodingRules.DER);
        SignerInfoWriter.WriteSha256(algorithm);
        return new(1, [algorithm.Encode()], Certificates, [], [info.Encode()]);
    }

    public bool MessageDigestIs(ReadOnlySpan<byte> digest) =>
        SignedAttributeReader.Read(SignedAttributes) is { } attributes && digest.SequenceEqual(attributes.MessageDigest);

    /// <summary>Old states do not know.</summary>
    public bool DocumentIs(ReadOnlySpan<byte> sha256) => DocumentDigest.Length == 0 || sha256.SequenceEqual(DocumentDigest);

    public byte[] Encode()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(Version);
            writer.WriteInteger(DocumentLength);
            writer.WriteInteger((int)Algorithm);
            writer.WriteInteger((int)Level);
            writer.WriteOctetString(DocumentDigest);
            writer.WriteOctetString(SignedAttributes);
            using (writer.PushSequence())
                foreach (var certificate in Certificates)
                    writer.WriteEncodedValue(certificate.Span);
        }
        return writer.Encode();
    }

    /// <exception cref="InvalidDataException">It is none, or of another version.</exception>
    public static PreparedCms Decode(byte[] state)
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

    private static PreparedCms Read(byte[] state)
    {
        var reader = new AsnReader(state, AsnEncodingRules.DER).ReadSequence();
        // Version 1 knew no levels, version 2 no digest of the document; such documents may wait when the program is exchanged.
        var version = Int(reader);
        if (version is not (1 or 2 or Version))
            throw new InvalidDataException("The prepared document was made by another version.");
        var length = Int(reader);
        var algorithm = (SignatureAlgorithm)Int(reader);
        var level = version == 1 ? SignatureLevel.B : (SignatureLevel)Int(reader);
        var digest = version < Version ? [] : reader.ReadOctetString();
        return new(length, digest, algorithm, level, reader.ReadOctetString(), [.. CertificateSet.Split(reader.ReadSequence())]);
    }

    private static long Int(AsnReader reader) =>
        reader.TryReadInt64(out var value) ? value : throw new InvalidDataException("The prepared document is malformed.");
}
