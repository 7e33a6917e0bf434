using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Signing.Cms;

/// <summary>Families of signature algorithms. The digest is said elsewhere.</summary>
internal enum SignatureScheme
{
    RsaPkcs1,

    /// <summary>With MGF1 over the same digest, and a salt as long as it (RFC 4056, RFC 8017 8.1).</summary>
    RsaPss,

    /// <summary>With DER SEQUENCE{r,s}.</summary>
    Ecdsa,
}

internal static class SignatureSchemes
{
    public static SignatureScheme Of(SignatureAlgorithm algorithm) =>
        algorithm == SignatureAlgorithm.EcdsaSha256 ? SignatureScheme.Ecdsa : SignatureScheme.RsaPkcs1;
}
