using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Signing.Api.External;

/// <summary>A certificate that an integrator brings: anybody's, so only one with which a signature can be made and checked is taken.</summary>
internal static class SignersCertificate
{
    /// <summary>Base64; real ones take two or three thousand characters.</summary>
    private const int Longest = 32 * 1024;
    private const int ShortestRsa = 2048;
    private const int LongestRsa = 8192;

    /// <summary>P-256, P-384 and P-521 (RFC 5480 2.1.1.1).</summary>
    private static readonly string[] Curves = ["1.2.840.10045.3.1.7", "1.3.132.0.34", "1.3.132.0.35"];

    /// <summary>Null when it is none, or its key is of no use here.</summary>
    /// <param name="text">Base64 of DER.</param>
    public static (X509Certificate2 Certificate, SignatureAlgorithm Algorithm)? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > Longest) return null;
        X509Certificate2? certificate = null;
        try
        {
            certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(text));
            if (AlgorithmOf(certificate) is { } algorithm) return (certificate, algorithm);
        }
        catch (Exception error) when (error is FormatException or CryptographicException)
        {
            // None, or with a key that the platform does not know.
        }

        certificate?.Dispose();
        return null;
    }

    private static SignatureAlgorithm? AlgorithmOf(X509Certificate2 certificate)
    {
        using var rsa = certificate.GetRSAPublicKey();
        if (rsa is not null) return rsa.KeySize is >= ShortestRsa and <= LongestRsa ? SignatureAlgorithm.RsaPkcs1Sha256 : null;
        using var elliptic = certificate.GetECDsaPublicKey();
        return elliptic?.ExportParameters(includePrivateParameters: false).Curve is { IsNamed: true, Oid.Value: { } curve } && Curves.Contains(curve)
            ? SignatureAlgorithm.EcdsaSha256
            : null;
    }
}
