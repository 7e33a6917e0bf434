using System.Security.Cryptography.X509Certificates;

namespace SmartCaBot.Signing.Tests.Support;

/// <summary>A folder for what other programs are to read.</summary>
internal sealed class Scratch : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("smartcabot-scratch-").FullName;

    public string Path(string name) => System.IO.Path.Combine(_directory, name);

    public string Write(string name, byte[] content)
    {
        File.WriteAllBytes(Path(name), content);
        return Path(name);
    }

    public string Pem(string name, params X509Certificate2[] certificates)
    {
        File.WriteAllText(Path(name), string.Concat(certificates.Select(certificate => certificate.ExportCertificatePem() + "\n")));
        return Path(name);
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
