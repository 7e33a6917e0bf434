using System.Formats.Asn1;
using System.Security.Cryptography;

namespace SmartCaBot.Signing.Cms;

/// <summary>Which signature algorithms are accepted, and with which digest.</summary>
internal static class SignatureAlgorithms
{
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
        CmsOids.RsaPss when IsPlainPss(identifier.ReadSequence(), hash) => SignatureScheme.RsaPss,
        _ => null,
    };

    /// <summary>
    /// RSASSA-PSS-params (RFC 4055 3.1) that the platform can check: one digest for all, the salt as long as it. The defaults
    /// mean SHA-1, so nothing may be left out.
    /// </summary>
    private static bool IsPlainPss(AsnReader parameters, HashAlgorithmName hash)
    {
        if (!Next(parameters, HashField) || SignerInfoReader.Digest(parameters.ReadSequence(HashField).ReadSequence().ReadObjectIdentifier()) != hash
            || !Next(parameters, MaskField))
        {
            return false;
        }
        var mask = parameters.ReadSequence(MaskField).ReadSequence();
        mask.ReadObjectIdentifier();
        return SignerInfoReader.Digest(mask.ReadSequence().ReadObjectIdentifier()) == hash
            && Next(parameters, SaltField)
            && parameters.ReadSequence(SaltField).TryReadInt32(out var salt) && salt == Length(hash);
    }

    private static bool Next(AsnReader reader, Asn1Tag tag) => reader.HasData && reader.PeekTag().HasSameClassAndValue(tag);

    private static int Length(HashAlgorithmName hash) =>
        hash == HashAlgorithmName.SHA256 ? SHA256.HashSizeInBytes : hash == HashAlgorithmName.SHA384 ? SHA384.HashSizeInBytes : SHA512.HashSizeInBytes;
}
