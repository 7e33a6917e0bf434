using System.Formats.Asn1;
using System.Security.Cryptography;

namespace SmartCaBot.Signing.Cms;

/// <summary>Which signature algorithms are accepted, and with which digest.</summary>
internal static class SignatureAlgorithms
{
    /// <summary>No key that is accepted has room for more.</summary>
    private const int LongestSalt = 1024;

    private static readonly Asn1Tag HashField = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag MaskField = new(TagClass.ContextSpecific, 1, isConstructed: true);
    private static readonly Asn1Tag SaltField = new(TagClass.ContextSpecific, 2, isConstructed: true);

    /// <param name="identifier">Content of an AlgorithmIdentifier.</param>
    /// <param name="hash">The digest that must be meant.</param>
    /// <returns>Null when the algorithm is unknown or names another digest.</returns>
    public static SignatureScheme? Read(AsnReader identifier, HashAlgorithmName hash) => identifier.ReadObjectIdentifier() switch
    {
        CmsOids.RsaEncryption => SignatureScheme.RsaPkcs1,
        CmsOids.RsaSha256 when hash == HashAlgorithmName.SHA256 => SignatureScheme.RsaPkcs1,
        CmsOids.RsaSha384 when hash == HashAlgorithmName.SHA384 => SignatureScheme.RsaPkcs1,
        CmsOids.RsaSha512 when hash == HashAlgorithmName.SHA512 => SignatureScheme.RsaPkcs1,
        CmsOids.EcdsaSha256 when hash == HashAlgorithmName.SHA256 => SignatureScheme.Ecdsa,
        CmsOids.EcdsaSha384 when hash == HashAlgorithmName.SHA384 => SignatureScheme.Ecdsa,
        CmsOids.EcdsaSha512 when hash == HashAlgorithmName.SHA512 => SignatureScheme.Ecdsa,
        CmsOids.RsaPss when SaltOf(identifier.ReadSequence(), hash) is { } salt => SignatureScheme.RsaPss with { Salt = salt },
        _ => null,
    };

    /// <summary>
    /// Of RSASSA-PSS-params (RFC 4055 3.1) with one digest for all; null for others. The defaults mean SHA-1, so nothing may be left out.
    /// Some signers take a salt as long as the digest, others (pyHanko, openssl) all that the key has room for.
    /// </summary>
    private static int? SaltOf(AsnReader parameters, HashAlgorithmName hash)
    {
        if (!Next(parameters, HashField) || SignerInfoReader.Digest(parameters.ReadSequence(HashField).ReadSequence().ReadObjectIdentifier()) != hash
            || !Next(parameters, MaskField))
        {
            return null;
        }
        var mask = parameters.ReadSequence(MaskField).ReadSequence();
        mask.ReadObjectIdentifier();
        return SignerInfoReader.Digest(mask.ReadSequence().ReadObjectIdentifier()) == hash
            && Next(parameters, SaltField)
            && parameters.ReadSequence(SaltField).TryReadInt32(out var salt) && salt is >= 0 and <= LongestSalt
            ? salt
            : null;
    }

    private static bool Next(AsnReader reader, Asn1Tag tag) => reader.HasData && reader.PeekTag().HasSameClassAndValue(tag);
}
