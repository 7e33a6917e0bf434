using SmartCaBot.Pkcs11;
using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Signing.Cms;

/// <summary>How a signature value was made. The digest is said elsewhere.</summary>
/// <param name="Kind">Padding or curve. PSS: with MGF1 over the same digest (RFC 4056, RFC 8017 8.1).</param>
/// <param name="Salt">PSS: bytes of it. Null: as long as the digest.</param>
internal readonly record struct SignatureScheme(SchemeKind Kind, int? Salt = null)
{
    public static readonly SignatureScheme RsaPkcs1 = new(SchemeKind.RsaPkcs1);

    public static readonly SignatureScheme RsaPss = new(SchemeKind.RsaPss);

    /// <summary>With DER SEQUENCE{r,s}.</summary>
    public static readonly SignatureScheme Ecdsa = new(SchemeKind.Ecdsa);
}

internal static class SignatureSchemes
{
    public static SignatureScheme Of(SignatureAlgorithm algorithm) =>
        algorithm == SignatureAlgorithm.EcdsaSha256 ? SignatureScheme.Ecdsa : SignatureScheme.RsaPkcs1;
}
