using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Keys;
using SmartCaBot.Signing.Otp;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Enrolment;

/// <summary>Makes, stores and sends activation codes.</summary>
internal sealed class ActivationCodes(
    IEnrolmentStore store, OneTimeCodes codes, CodeBudget budget, CodeDispatch delivery, PersonalDataProtector protector,
    AuditEvents events, EnrolmentOptions options, TimeProvider time)
{
    private const int Retries = 5;

    private CodePolicy Policy => options.ActivationCode;

    public async Task<SendCodeResult> SendAsync(
        string idempotencyKey, SubjectId subject, Guid dossierId, CancellationToken cancellationToken)
    {
        try
        {
            for (var attempt = 0; attempt < Retries; attempt++)
            {
                if (await TrySendAsync(idempotencyKey, subject, dossierId, cancellationToken) is { } result)
                    return result;
            }
            return new SendCodeResult.TooSoon(Policy.CoolDown);
        }
        catch (Exception failure) when (KeysMissingException.IsUnavailable(failure))
        {
            return new SendCodeResult.SigningUnavailable();
        }
    }

    /// <summary>Null when somebody else wrote the dossier in between.</summary>
    private async Task<SendCodeResult?> TrySendAsync(
        string idempotencyKey, SubjectId subject, Guid dossierId, CancellationToken cancellationToken)
    {
        var dossier = await store.FindDossierAsync(dossierId, cancellationToken);
        if (dossier is null || dossier.Subject != subject)
            return new SendCodeResult.NotFound();
        if (dossier.State != DossierState.Approved)
            return new SendCodeResult.NotWaiting();
        var citizen = PersonalDataJson.ReadCitizen(
            await protector.RevealAsync(dossier.Id, dossier.ProtectedCitizen, cancellationToken));
        var issue = await codes.IssueAsync(Policy, dossier.Id, dossier.Activation, idempotencyKey, cancellationToken);
        switch (issue)
        {
            case CodeIssue.SentBefore before when time.GetUtcNow() > before.Challenge.ExpiresAt:
                return CodeDispatch.Sent(citizen.Phone, citizen.Email, Policy, before.Challenge);
            case CodeIssue.SentBefore before:
                return await DeliverAsync(dossier.Id, citizen, before.Challenge, before.Code, cancellationToken);
            case CodeIssue.TooSoon soon:
                return new SendCodeResult.TooSoon(soon.RetryAfter);
            case CodeIssue.NoMore:
                return new SendCodeResult.NoMoreSends();
        }
        if (budget.TryTake(dossier.HolderHash) is { } wait)
            return new SendCodeResult.TooSoon(wait);
        var (challenge, code) = (CodeIssue.Issued)issue;
        var sent = await events.AboutAsync(
            AuditKind.ActivationCodeSent, subject, dossier.Id, AuditEvents.Citizen, $"send={challenge.Sends}", cancellationToken);
        var next = dossier with { Activation = challenge, Version = dossier.Version + 1 };
        if (!await store.TryReplaceDossierAsync(next, sent, cancellationToken))
        {
            budget.GiveBack(dossier.HolderHash);
            return null;
        }
        return await DeliverAsync(dossier.Id, citizen, challenge, code, cancellationToken);
    }

    private Task<SendCodeResult> DeliverAsync(
        Guid dossierId, Citizen citizen, CodeChallenge challenge, OtpCode code, CancellationToken cancellationToken) =>
        delivery.SendAsync(
            new OtpMessage(OtpPurpose.Activation, dossierId, citizen.Phone, citizen.Email, code, challenge.ExpiresAt, []),
            Policy, challenge, cancellationToken);
}
