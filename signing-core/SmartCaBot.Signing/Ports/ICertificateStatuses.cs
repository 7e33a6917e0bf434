using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Certificates.Revocation;

namespace SmartCaBot.Signing.Ports;

/// <summary>What whoever verifies knows of certificates that nobody needs to be asked about: those it issued itself.</summary>
public interface ICertificateStatuses
{
    /// <param name="certificate">Of a path that leads to a trusted root.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <returns>Null when another issued it.</returns>
    ValueTask<CertificateStatus?> FindAsync(X509Certificate2 certificate, CancellationToken cancellationToken);
}
