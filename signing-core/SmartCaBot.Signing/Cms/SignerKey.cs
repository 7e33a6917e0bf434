using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Signing.Cms;

/// <summary>
/// The public key of somebody who signs here, to check what their private one made. The platform takes eight times as long to decode a key as
/// to check with it, so it is kept as long as the certificate is in use.
/// </summary>
internal sealed class SignerKey
{
    private static readonly ConditionalWeakTable<X509Certificate2, SignerKey> Known = [];

    private readonly Lock gate = new();
    private readonly RSA? rsa;
    private readonly ECDsa? ec;

    private SignerKey(X509Certificate2 certificate)
    {
        rsa = certificate.GetRSAPublicKey() is { KeySize: >= SignatureValue.ShortestRsa } key ? key : null;
        ec = certificate.GetECDsaPublicKey();
    }

    public static SignerKey Of(X509Certificate2 certificate) => Known.GetValue(certificate, static certificate => new(certificate));

    /// <summary>Whether the value is the signature of the SHA-256.</summary>
    public bool Made(SignatureAlgorithm algorithm, ReadOnlySpan<byte> digest, ReadOnlySpan<byte> value)
    {
        // The platform's keys are not promised to be safe for several threads.
        lock (gate)
        {
            return algorithm switch
            {
                SignatureAlgorithm.RsaPkcs1Sha256 => rsa?.VerifyHash(digest, value, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1) == true,
                SignatureAlgorithm.EcdsaSha256 => ec?.VerifyHash(digest, value, DSASignatureFormat.Rfc3279DerSequence) == true,
                _ => throw new ArgumentOutOfRangeException(nameof(algorithm), algorithm, null),
            };
        }
    }
}
