using System.Security.Cryptography;
using SmartCaBot.Signing.Cms;

namespace SmartCaBot.Signing.Xml.Signatures;

/// <summary>Which algorithms are accepted. SHA-1 is not.</summary>
internal static class XmlAlgorithms
{
    private const string More = "http://www.w3.org/2001/04/xmldsig-more#";
    private const string More2007 = "http://www.w3.org/2007/05/xmldsig-more#";

    public static HashAlgorithmName? Digest(string? algorithm) => algorithm switch
    {
        XmlNames.Sha256 => HashAlgorithmName.SHA256,
        XmlNames.Sha384 => HashAlgorithmName.SHA384,
        XmlNames.Sha512 => HashAlgorithmName.SHA512,
        _ => null,
    };

    public static (SignatureScheme Scheme, HashAlgorithmName Hash)? Signature(string? algorithm) => algorithm switch
    {
        XmlNames.RsaSha256 => (SignatureScheme.RsaPkcs1, HashAlgorithmName.SHA256),
        More + "rsa-sha384" => (SignatureScheme.RsaPkcs1, HashAlgorithmName.SHA384),
        More + "rsa-sha512" => (SignatureScheme.RsaPkcs1, HashAlgorithmName.SHA512),
        XmlNames.EcdsaSha256 => (SignatureScheme.Ecdsa, HashAlgorithmName.SHA256),
        More + "ecdsa-sha384" => (SignatureScheme.Ecdsa, HashAlgorithmName.SHA384),
        More + "ecdsa-sha512" => (SignatureScheme.Ecdsa, HashAlgorithmName.SHA512),
        // RFC 6931 2.3.10: MGF1 over the same digest, the salt as long as it.
        More2007 + "sha256-rsa-MGF1" => (SignatureScheme.RsaPss, HashAlgorithmName.SHA256),
        More2007 + "sha384-rsa-MGF1" => (SignatureScheme.RsaPss, HashAlgorithmName.SHA384),
        More2007 + "sha512-rsa-MGF1" => (SignatureScheme.RsaPss, HashAlgorithmName.SHA512),
        _ => null,
    };

    /// <summary>Null when it is none.</summary>
    public static byte[]? Base64(string? text)
    {
        if (text is null)
            return null;
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : null;
    }
}
