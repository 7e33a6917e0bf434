using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Pkcs11.Tokens;
using SmartCaBot.Signing.Cms;
using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Signing.Certificates.Services;

/// <summary>A service's certificate with its key in the token.</summary>
internal sealed record ServiceKey(Token Token, string Label, X509Certificate2 Certificate)
{
    public SignatureAlgorithm Algorithm =>
        Certificate.PublicKey.Oid.Value == CmsOids.RsaEncryption ? SignatureAlgorithm.RsaPkcs1Sha256 : SignatureAlgorithm.EcdsaSha256;

    /// <summary>The signature's AlgorithmIdentifier, DER: NULL parameters for RSA, none for ECDSA (RFC 5754).</summary>
    public byte[] AlgorithmIdentifier
    {
        get
        {
            var writer = new AsnWriter(AsnEncodingRules.DER);
            SignerInfoWriter.WriteAlgorithm(writer, Algorithm);
            return writer.Encode();
        }
    }

    /// <summary>Signs with SHA-256. Nothing leaves that the certificate does not verify.</summary>
    /// <returns>PKCS#1 v1.5, or DER SEQUENCE{r,s}.</returns>
    /// <exception cref="TokenUnavailableException">The token cannot be used now.</exception>
    /// <exception cref="CryptographicException">The token's key is not the certificate's.</exception>
    public async Task<byte[]> SignAsync(byte[] data, CancellationToken cancellationToken)
    {
        var value = await Token.UseAsync(
            (Key: this, Data: data),
            static (session, job) => new TokenSignatureGenerator(session, job.Key.Label, job.Key.Certificate.PublicKey)
                .SignData(job.Data, HashAlgorithmName.SHA256),
            cancellationToken);
        var digest = SHA256.HashData(data);
        return SignatureValue.Verify(Certificate, SignatureSchemes.Of(Algorithm), HashAlgorithmName.SHA256, digest, value) == true
            ? value
            : throw new CryptographicException($"The key {Label} is not its certificate's.");
    }
}
