using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SmartCaBot.Browser.Tests.Hosting;

/// <summary>https for a host of the tests.</summary>
internal static class TestCertificate
{
    /// <summary>A new key and certificate for the name, as a PKCS#12 file without a password, and in memory.</summary>
    public static async Task<X509Certificate2> WriteAsync(string path, string host)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        await File.WriteAllBytesAsync(path, certificate.Export(X509ContentType.Pkcs12));
        return certificate;
    }
}
