using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SmartCaBot.Signing.Cms;

/// <summary>The checks of a signer that need neither the content nor a trust root. Null: an algorithm or key that is not accepted here.</summary>
internal static class SignedDataVerifier
{
    /// <summary>Does the signature value fit the signed attributes and the certificate's key?</summary>
    public static bool? CheckValue(SignerInfo info, X509Certificate2 signer)
    {
        if (info.DigestAlgorithm is not { } hash || info.SignatureAlgorithm is not { } scheme)
            return null;
        var digest = CryptographicOperations.HashData(hash, info.SignedAttributes);
        return SignatureValue.Verify(signer, scheme, hash, digest, info.Value);
    }

    /// <summary>Null when the signature does not say which certificate it belongs to.</summary>
    public static bool? CheckCertificate(SignerInfo info, X509Certificate2 signer) => info.Attributes.Certificate switch
    {
        null => null,
        { Algorithm: { } hash } named => named.Value.AsSpan().SequenceEqual(CryptographicOperations.HashData(hash, signer.RawDataMemory.Span)),
        _ => false,
    };
}
