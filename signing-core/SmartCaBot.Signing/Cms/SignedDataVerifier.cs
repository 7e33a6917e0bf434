using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SmartCaBot.Signing.Cms;

internal enum SignatureCheck
{
    Good,
    Bad,

    /// <summary>An algorithm or key size that is not accepted here.</summary>
    NotAccepted,
}

/// <summary>The checks of a SignedData that need neither the content nor a trust root.</summary>
internal static class SignedDataVerifier
{
    /// <summary>Does the signature value fit the signed attributes and the certificate's key?</summary>
    public static SignatureCheck CheckValue(SignedData data, X509Certificate2 signer)
    {
        if (data.DigestAlgorithm is not { } hash || Family(data.SignatureAlgorithm, hash) is not { } ecdsa)
            return SignatureCheck.NotAccepted;
        var digest = CryptographicOperations.HashData(hash, data.SignedAttributes);
        return SignatureValue.Verify(signer, ecdsa, hash, digest, data.Value) switch
        {
            true => SignatureCheck.Good,
            false => SignatureCheck.Bad,
            null => SignatureCheck.NotAccepted,
        };
    }

    /// <summary>Null when the signature does not say which certificate it belongs to.</summary>
    public static bool? CheckCertificate(SignedData data, X509Certificate2 signer) => data.CertificateDigest switch
    {
        null => null,
        { Algorithm: { } hash } named => named.Value.AsSpan().SequenceEqual(CryptographicOperations.HashData(hash, signer.RawDataMemory.Span)),
        _ => false,
    };

    /// <summary>True for ECDSA, false for RSA; null when the algorithm is unknown or names another digest.</summary>
    private static bool? Family(string algorithm, HashAlgorithmName hash) => algorithm switch
    {
        CmsOids.RsaEncryption => false,
        CmsOids.RsaSha256 when hash == HashAlgorithmName.SHA256 => false,
        CmsOids.RsaSha384 when hash == HashAlgorithmName.SHA384 => false,
        CmsOids.RsaSha512 when hash == HashAlgorithmName.SHA512 => false,
        CmsOids.EcdsaSha256 when hash == HashAlgorithmName.SHA256 => true,
        CmsOids.EcdsaSha384 when hash == HashAlgorithmName.SHA384 => true,
        CmsOids.EcdsaSha512 when hash == HashAlgorithmName.SHA512 => true,
        _ => null,
    };
}
