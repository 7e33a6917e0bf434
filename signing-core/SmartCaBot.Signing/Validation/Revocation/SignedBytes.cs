using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Cms;

namespace SmartCaBot.Signing.Validation.Revocation;

/// <summary>What begins with a content, an AlgorithmIdentifier and a BIT STRING over the content: certificates, revocation lists, OCSP answers.</summary>
/// <param name="Content">DER, as it was signed.</param>
/// <param name="Scheme">Null: not one that is accepted.</param>
/// <param name="Hash">Of the content.</param>
/// <param name="Value">The signature.</param>
internal sealed record SignedBytes(ReadOnlyMemory<byte> Content, SignatureScheme? Scheme, HashAlgorithmName Hash, ReadOnlyMemory<byte> Value)
{
    /// <param name="sequence">At its beginning; then behind the three.</param>
    /// <exception cref="AsnContentException">It is not that.</exception>
    public static SignedBytes Read(AsnReader sequence)
    {
        var content = sequence.ReadEncodedValue();
        var hash = HashOf(new AsnReader(sequence.PeekEncodedValue(), AsnEncodingRules.DER).ReadSequence().ReadObjectIdentifier());
        var identifier = sequence.ReadSequence();
        var scheme = hash is { } known ? SignatureAlgorithms.Read(identifier, known) : null;
        return new(content, scheme, hash ?? default, sequence.ReadBitString(out _));
    }

    public bool IsBy(X509Certificate2 signer) =>
        Scheme is { } scheme && SignatureValue.Verify(signer, scheme, Hash, CryptographicOperations.HashData(Hash, Content.Span), Value.Span) == true;

    private static HashAlgorithmName? HashOf(string algorithm) => algorithm switch
    {
        CmsOids.RsaSha256 or CmsOids.EcdsaSha256 => HashAlgorithmName.SHA256,
        CmsOids.RsaSha384 or CmsOids.EcdsaSha384 => HashAlgorithmName.SHA384,
        CmsOids.RsaSha512 or CmsOids.EcdsaSha512 => HashAlgorithmName.SHA512,
        _ => null,
    };
}
