using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Benchmarks.Pdf;

/// <summary>One RSA-2048 key in memory, with its certificate and a root, for all that are measured: a PKCS#12 file hands it to the others.</summary>
internal sealed class PdfKeys(RSA key, SigningCertificate certificate)
{
    /// <summary>Of a key that lives as long as one measurement.</summary>
    public const string Password = "bench";

    public SigningCertificate Certificate => certificate;

    public byte[] Sign(byte[] digest) => key.SignHash(digest, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    public static void Write(string path)
    {
        var from = DateTimeOffset.UtcNow.AddDays(-1);
        using var rootKey = RSA.Create(2048);
        var rootRequest = new CertificateRequest("CN=Bench Root", rootKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        rootRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, critical: true));
        using var root = rootRequest.CreateSelfSigned(from, from.AddDays(30));
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Bench Signer", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.NonRepudiation, critical: true));
        using var issued = request.Create(root, from, from.AddDays(20), RandomNumberGenerator.GetBytes(8));
        using var signer = issued.CopyWithPrivateKey(key);
        using var rootAlone = X509CertificateLoader.LoadCertificate(root.RawData);
        var all = new X509Certificate2Collection { signer, rootAlone };
        // Once: npm @signpdf opens the file for every document, and that is not what is measured.
        var once = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, iterationCount: 1);
        File.WriteAllBytes(path, all.ExportPkcs12(once, Password));
    }

    public static PdfKeys Read(string path)
    {
        var all = X509CertificateLoader.LoadPkcs12CollectionFromFile(path, Password, X509KeyStorageFlags.EphemeralKeySet);
        var signer = all.Single(certificate => certificate.HasPrivateKey);
        return new(signer.GetRSAPrivateKey()!, new(signer, [.. all.Where(certificate => !certificate.HasPrivateKey)], SignatureAlgorithm.RsaPkcs1Sha256));
    }
}
