using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Certificates;

namespace SmartCaBot.Host.Setup;

/// <summary>
/// Copies of the authorities' certificates beside the database, so that documents can be verified and the root be fetched while
/// the token is away.
/// </summary>
internal sealed class AuthorityFiles(DataDirectory data)
{
    private AuthorityChain? _known;

    /// <summary>Null before the authorities have been made.</summary>
    public AuthorityChain? Find()
    {
        if (_known is { } known) return known;
        if (!File.Exists(Root) || !File.Exists(Issuing)) return null;
        return _known = new AuthorityChain(X509CertificateLoader.LoadCertificateFromFile(Issuing), X509CertificateLoader.LoadCertificateFromFile(Root));
    }

    /// <summary>SubjectPublicKeyInfo of the key that seals the audit log; null before it has been made.</summary>
    public byte[]? FindAuditKey() => File.Exists(AuditKey) ? File.ReadAllBytes(AuditKey) : null;

    public async Task WriteAsync(AuthorityChain chain, byte[] auditKey, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Folder);
        await WriteAsync(Issuing, chain.Issuing, cancellationToken);
        await WriteAsync(Root, chain.Root, cancellationToken);
        await File.WriteAllBytesAsync(AuditKey + ".new", auditKey, cancellationToken);
        File.Move(AuditKey + ".new", AuditKey, overwrite: true);
        _known = chain;
    }

    public string Root => Path.Combine(Folder, "root.crt");

    public string Issuing => Path.Combine(Folder, "issuing.crt");

    private string AuditKey => Path.Combine(Folder, "audit-seal.pub");

    private string Folder => Path.Combine(data.Root, "authority");

    private static async Task WriteAsync(string path, X509Certificate2 certificate, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(path + ".new", certificate.ExportCertificatePem() + "\n", cancellationToken);
        File.Move(path + ".new", path, overwrite: true);
    }
}
