using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Keys;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Certificates;

/// <summary>Suspends, resumes and revokes. Signing stops with the write: confirming reads the status each time.</summary>
public sealed class CredentialStatusService
{
    private static readonly (string Actor, string Because) Citizen = (AuditEvents.Citizen, "");

    private readonly ISigningStore _store;
    private readonly CitizenKeys _keys;
    private readonly AuditEvents _events;
    private readonly TimeProvider _time;

    internal CredentialStatusService(ISigningStore store, CitizenKeys keys, AuditEvents events, TimeProvider time)
    {
        _store = store;
        _keys = keys;
        _events = events;
        _time = time;
    }

    /// <summary>Stops it for now, for example when a phone is lost. By its owner.</summary>
    public Task<StatusOutcome> SuspendAsync(Guid credentialId, SubjectId subject, CancellationToken cancellationToken) =>
        ChangeAsync(
            credentialId, subject, CredentialStatus.Suspended, RevocationReason.CertificateHold,
            AuditKind.CertificateSuspended, Citizen, cancellationToken);

    /// <summary>Stops it for now. By an officer.</summary>
    public Task<StatusOutcome> SuspendAsync(
        Guid credentialId, OfficerAct officer, CancellationToken cancellationToken) =>
        ChangeAsync(
            credentialId, subject: null, CredentialStatus.Suspended, RevocationReason.CertificateHold,
            AuditKind.CertificateSuspended, officer.By, cancellationToken);

    /// <summary>Stops it for good. By its owner.</summary>
    public Task<StatusOutcome> RevokeAsync(
        Guid credentialId, SubjectId subject, RevocationReason reason, CancellationToken cancellationToken) =>
        ChangeAsync(
            credentialId, subject, CredentialStatus.Revoked, reason, AuditKind.CertificateRevoked, Citizen,
            cancellationToken);

    /// <summary>Stops it for good. By an officer.</summary>
    public Task<StatusOutcome> RevokeAsync(
        Guid credentialId, OfficerAct officer, RevocationReason reason, CancellationToken cancellationToken) =>
        ChangeAsync(
            credentialId, subject: null, CredentialStatus.Revoked, reason, AuditKind.CertificateRevoked,
            officer.By, cancellationToken);

    /// <summary>Lifts a suspension. By an officer, who has made sure that it is the holder who asks.</summary>
    public Task<StatusOutcome> ResumeAsync(
        Guid credentialId, OfficerAct officer, CancellationToken cancellationToken) =>
        ChangeAsync(
            credentialId, subject: null, CredentialStatus.Active, reason: null, AuditKind.CertificateResumed,
            officer.By, cancellationToken);

    private static bool IsPossible(CredentialStatus from, CredentialStatus to) => (from, to) switch
    {
        (CredentialStatus.Active, CredentialStatus.Suspended or CredentialStatus.Revoked) => true,
        (CredentialStatus.Suspended, CredentialStatus.Active or CredentialStatus.Revoked) => true,
        _ => false,
    };

    private async Task<StatusOutcome> ChangeAsync(
        Guid credentialId, SubjectId? subject, CredentialStatus to, RevocationReason? reason, AuditKind kind,
        (string Actor, string Because) by, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var credential = await _store.FindCredentialAsync(credentialId, cancellationToken);
                if (credential is null || (subject is { } owner && credential.Subject != owner))
                    return StatusOutcome.NotFound;
                if (credential.Status == to)
                    return StatusOutcome.Done;
                if (!IsPossible(credential.StatusAt(_time.GetUtcNow()), to))
                    return StatusOutcome.NotPossible;
                var changed = await _events.AboutAsync(
                    kind, credential.Subject, credentialId, by.Actor, $"serial={credential.SerialNumber};reason={reason}{by.Because}",
                    cancellationToken);
                var next = credential with
                {
                    Status = to,
                    Reason = reason,
                    StatusChangedAt = _time.GetUtcNow(),
                    Version = credential.Version + 1,
                };
                if (!await _store.TryReplaceCredentialAsync(next, changed, cancellationToken))
                    continue;
                await _keys.ForgetAsync(credentialId, cancellationToken);
                return StatusOutcome.Done;
            }
        }
        catch (Exception failure) when (KeysMissingException.IsUnavailable(failure))
        {
            return StatusOutcome.SigningUnavailable;
        }
    }
}
