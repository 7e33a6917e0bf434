using SmartCaBot.Pkcs11.Tokens;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Keys;
using SmartCaBot.Signing.Otp;

namespace SmartCaBot.Signing.Enrolment;

/// <summary>
/// From activation code to key and certificate. Nobody hears what became of a code before one conditional write holds it: it counts
/// a wrong try, or it holds dossier and credential together, so after a crash the same code starts over and exactly one
/// certificate is ever recorded.
/// </summary>
internal sealed class Activation(
    SigningPorts ports, Token token, CitizenKeys keys,
    CertificateAuthority authority, OneTimeCodes codes, CodeBudget budget, PersonalDataProtector protector, AuditEvents events,
    EnrolmentOptions options, TimeProvider time)
{
    private const int Retries = 20;

    private readonly KeyedGate _turns = new();

    public async Task<ActivationResult> ActivateAsync(
        string idempotencyKey, Guid dossierId, SubjectId subject, string text, CancellationToken cancellationToken)
    {
        using var turn = await _turns.EnterAsync(dossierId, cancellationToken);
        try
        {
            for (var attempt = 0; attempt < Retries; attempt++)
            {
                var dossier = await ports.Enrolment.FindDossierAsync(dossierId, cancellationToken);
                if (dossier is null || dossier.Subject != subject)
                    return new ActivationResult.NotFound();
                if (await TryActivateAsync(idempotencyKey, dossier, text, cancellationToken) is { } result)
                    return result;
            }
        }
        catch (Exception failure) when (KeysMissingException.IsUnavailable(failure))
        {
            return new ActivationResult.SigningUnavailable();
        }
        return new ActivationResult.SigningUnavailable();
    }

    /// <summary>Null when somebody else wrote the dossier in between.</summary>
    private async Task<ActivationResult?> TryActivateAsync(
        string idempotencyKey, Dossier dossier, string text, CancellationToken cancellationToken)
    {
        if (await SettledAsync(idempotencyKey, dossier, cancellationToken) is { } settled)
            return settled;
        // A certificate comes with a signature of the authority: what an operator has stopped is not looked at, and no try is counted.
        if (!ports.MaySign)
            return new ActivationResult.SigningUnavailable();
        var policy = options.ActivationCode;
        if (dossier.Activation is not { } challenge)
            return new ActivationResult.CodeExpired();
        if (challenge.TryKey == idempotencyKey)
            return new ActivationResult.WrongCode(policy.MaxAttempts - challenge.AttemptsUsed);
        if (challenge.AttemptsUsed >= policy.MaxAttempts)
            return await LockAsync(dossier, cancellationToken);
        if (time.GetUtcNow() > challenge.ExpiresAt)
            return new ActivationResult.CodeExpired();
        if (CodeText.Normalise(text, policy.Digits) is not { } code)
            return new ActivationResult.WrongCode(policy.MaxAttempts - challenge.AttemptsUsed);
        if (!(await token.CheckAsync(cancellationToken)).IsReady)
            return new ActivationResult.SigningUnavailable();
        var isRight = await codes.MatchesAsync(dossier.Id, challenge, code, cancellationToken);
        // From here on it does not matter whether the caller still waits: a code that was compared is a try.
        return isRight
            ? await IssueAsync(dossier with { Activation = challenge.Count(idempotencyKey) }, CancellationToken.None)
            : await WrongAsync(dossier with { Activation = challenge.Count(idempotencyKey) }, CancellationToken.None);
    }

    private async Task<ActivationResult?> SettledAsync(string idempotencyKey, Dossier dossier, CancellationToken cancellationToken)
    {
        switch (dossier.State)
        {
            case DossierState.Approved:
                return null;
            case DossierState.Locked:
                return new ActivationResult.Locked();
            case DossierState.Activated:
                var credential = await ports.Signing.FindCredentialAsync(dossier.CredentialId!.Value, cancellationToken)
                    ?? throw new InvalidOperationException("An activated dossier has no credential.");
                var summary = CredentialSummary.Of(credential, time.GetUtcNow());
                return dossier.Activation?.TryKey == idempotencyKey
                    ? new ActivationResult.Activated(summary)
                    : new ActivationResult.AlreadyActivated(summary);
            default:
                return new ActivationResult.NotApproved(dossier.State);
        }
    }

    private async Task<ActivationResult?> WrongAsync(Dossier counted, CancellationToken cancellationToken)
    {
        var left = options.ActivationCode.MaxAttempts - counted.Activation!.AttemptsUsed;
        if (left <= 0)
            return await LockAsync(counted, cancellationToken);
        var wrong = await events.AboutAsync(
            AuditKind.ActivationCodeWrong, counted.Subject, counted.Id, AuditEvents.Citizen, $"left={left}", cancellationToken);
        var next = counted with { Version = counted.Version + 1 };
        return await ports.Enrolment.TryReplaceDossierAsync(next, wrong, cancellationToken) ? new ActivationResult.WrongCode(left) : null;
    }

    private async Task<ActivationResult?> LockAsync(Dossier dossier, CancellationToken cancellationToken)
    {
        var locked = await events.AboutAsync(
            AuditKind.ActivationLocked, dossier.Subject, dossier.Id, AuditEvents.Citizen, "", cancellationToken);
        var next = dossier with { State = DossierState.Locked, Version = dossier.Version + 1 };
        return await ports.Enrolment.TryReplaceDossierAsync(next, locked, cancellationToken) ? new ActivationResult.Locked() : null;
    }

    private async Task<ActivationResult?> IssueAsync(Dossier dossier, CancellationToken cancellationToken)
    {
        var citizen = PersonalDataJson.ReadCitizen(
            await protector.RevealAsync(dossier.Id, dossier.ProtectedCitizen, cancellationToken));
        var credentialId = Guid.CreateVersion7(time.GetUtcNow());
        var (key, publicKey) = await keys.CreateAsync(credentialId, dossier.Algorithm, cancellationToken);
        var certificate = await authority.IssueAsync(publicKey, citizen, cancellationToken);
        var credential = new Credential
        {
            Id = credentialId,
            Subject = dossier.Subject,
            Algorithm = dossier.Algorithm,
            Key = key,
            Certificate = certificate.Der,
            SerialNumber = certificate.SerialNumber,
            NotBefore = certificate.NotBefore,
            NotAfter = certificate.NotAfter,
            Status = CredentialStatus.Active,
            HolderHash = dossier.HolderHash,
            ProtectedHolder = await protector.ProtectAsync(
                credentialId, PersonalDataJson.Write(Holder.Of(citizen)), cancellationToken),
        };
        var next = dossier with
        {
            State = DossierState.Activated,
            CredentialId = credentialId,
            Version = dossier.Version + 1,
        };
        var issued = await events.AboutAsync(
            AuditKind.CertificateIssued, dossier.Subject, dossier.Id, AuditEvents.Citizen,
            $"credential={credentialId};serial={certificate.SerialNumber}", cancellationToken);
        if (!await ports.Enrolment.TryActivateAsync(next, credential, issued, cancellationToken))
            return null;
        budget.GiveBack(dossier.HolderHash);
        return new ActivationResult.Activated(CredentialSummary.Of(credential, time.GetUtcNow()));
    }
}
