using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Keys;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Certificates.Services;

/// <summary>Writes the authorities' own certificates, which the token holds, into the register, so that their status can be asked.</summary>
internal sealed class AuthorityRegister(CertificateAuthority authority, IAuthorityStore store, TimeProvider time)
{
    /// <summary>Repeatable.</summary>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        var chain = await authority.ChainAsync(cancellationToken);
        await EnsureAsync(AuthorityRole.Root, chain.Root, cancellationToken);
        await EnsureAsync(AuthorityRole.Issuing, chain.Issuing, cancellationToken);
    }

    /// <summary>For good. A responder or the time-stamp authority gets a new key and certificate when next needed; the root cannot be revoked.</summary>
    public async Task<StatusOutcome> RevokeAsync(
        string serialNumber, RevocationReason reason, string staffId, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await store.FindCertificateAsync(serialNumber, cancellationToken) is not { } certificate)
                return StatusOutcome.NotFound;
            if (certificate.Status == CredentialStatus.Revoked)
                return StatusOutcome.Done;
            if (certificate.Role == AuthorityRole.Root || reason == RevocationReason.CertificateHold)
                return StatusOutcome.NotPossible;
            var now = time.GetUtcNow();
            var next = certificate with
            {
                Status = CredentialStatus.Revoked,
                Reason = reason,
                StatusChangedAt = now,
                Version = certificate.Version + 1,
            };
            var revoked = new AuditEvent(
                AuditKind.AuthorityCertificateRevoked, now, $"officer:{staffId}", Subject: "", serialNumber,
                $"role={certificate.Role};reason={reason}");
            if (await store.TryReplaceCertificateAsync(next, revoked, cancellationToken))
                return StatusOutcome.Done;
        }
    }

    private async Task EnsureAsync(AuthorityRole role, X509Certificate2 certificate, CancellationToken cancellationToken)
    {
        while (await store.FindCertificateAsync(certificate.SerialNumber, cancellationToken) is null)
        {
            var number = ((await store.NewestAsync(role, cancellationToken))?.Number ?? 0) + 1;
            var entry = new AuthorityCertificate
            {
                SerialNumber = certificate.SerialNumber,
                Role = role,
                Number = number,
                KeyLabel = TokenLabels.OfIssuer(role),
                Certificate = certificate.RawData,
                NotBefore = new DateTimeOffset(certificate.NotBefore.ToUniversalTime()),
                NotAfter = new DateTimeOffset(certificate.NotAfter.ToUniversalTime()),
            };
            var issued = new AuditEvent(
                AuditKind.AuthorityCertificateIssued, time.GetUtcNow(), AuditEvents.System, Subject: "", entry.SerialNumber,
                $"role={role};number={number};key={entry.KeyLabel}");
            await store.TryAddCertificateAsync(entry, issued, cancellationToken);
        }
    }
}
