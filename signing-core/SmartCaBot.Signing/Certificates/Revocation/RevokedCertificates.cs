using System.Runtime.CompilerServices;
using SmartCaBot.Signing.Certificates.Services;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Certificates.Revocation;

/// <summary>The status of every certificate that the authorities issued: citizens' and their own.</summary>
internal sealed class RevokedCertificates(ISigningStore citizens, IAuthorityStore authority)
{
    /// <summary>An entry of a revocation list.</summary>
    public readonly record struct Entry(string SerialNumber, DateTimeOffset At, RevocationReason Reason);

    /// <summary>All of the issuer's, but not those that expired before that.</summary>
    public async IAsyncEnumerable<Entry> OfAsync(
        AuthorityRole issuer, DateTimeOffset expiredBefore, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var certificate in await authority.CertificatesAsync(cancellationToken))
        {
            if (certificate.Issuer == issuer && certificate.NotAfter >= expiredBefore && StatusOf(certificate) is CertificateStatus.Revoked revoked)
                yield return new(certificate.SerialNumber, revoked.At, revoked.Reason);
        }
        if (issuer != AuthorityRole.Issuing)
            yield break;
        await foreach (var credential in citizens.RevokedCredentialsAsync(cancellationToken))
        {
            if (credential.NotAfter >= expiredBefore && StatusOf(credential) is CertificateStatus.Revoked revoked)
                yield return new(credential.SerialNumber, revoked.At, revoked.Reason);
        }
    }

    /// <param name="issuer">Which authority is asked.</param>
    /// <param name="serialNumber">Upper-case hex.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<CertificateStatus> FindAsync(AuthorityRole issuer, string serialNumber, CancellationToken cancellationToken)
    {
        if (issuer == AuthorityRole.Issuing && await citizens.FindCredentialBySerialAsync(serialNumber, cancellationToken) is { } credential)
            return StatusOf(credential);
        return await authority.FindCertificateAsync(serialNumber, cancellationToken) is { } own && own.Issuer == issuer
            ? StatusOf(own)
            : new CertificateStatus.Unknown();
    }

    private static CertificateStatus StatusOf(Credential credential) => credential.Status switch
    {
        CredentialStatus.Suspended => new CertificateStatus.Revoked(credential.StatusChangedAt ?? credential.NotBefore, RevocationReason.CertificateHold),
        CredentialStatus.Revoked => new CertificateStatus.Revoked(
            credential.StatusChangedAt ?? credential.NotBefore, credential.Reason ?? RevocationReason.Unspecified),
        _ => new CertificateStatus.Good(),
    };

    private static CertificateStatus StatusOf(AuthorityCertificate certificate) => certificate.Status == CredentialStatus.Revoked
        ? new CertificateStatus.Revoked(certificate.StatusChangedAt ?? certificate.NotBefore, certificate.Reason ?? RevocationReason.Unspecified)
        : new CertificateStatus.Good();
}
