using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Keys;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Enrolment;

/// <summary>Checks, encrypts and stores a dossier; approves it where that is automatic.</summary>
internal sealed class Submission(
    IEnrolmentStore store, Decisions decisions, PersonalDataProtector protector, Pseudonyms pseudonyms, AuditEvents events,
    EnrolmentOptions options, TimeProvider time)
{
    // Vietnam has one time zone, without daylight saving; "today" on an identity card is a day there.
    private static readonly TimeSpan VietnamOffset = TimeSpan.FromHours(7);

    public async Task<SubmitResult> SubmitAsync(
        string idempotencyKey, SubjectId subject, Citizen citizen, ConsentRecord consent, Officer? filledInBy,
        CancellationToken cancellationToken)
    {
        try
        {
            var dossier = await store.FindDossierAsync(subject, idempotencyKey, cancellationToken);
            if (dossier is null)
            {
                var today = DateOnly.FromDateTime(time.GetUtcNow().ToOffset(VietnamOffset).DateTime);
                if (DossierCheck.Find(citizen, consent, options, today) is { } defect)
                    return new SubmitResult.Invalid(defect);
                dossier = await StoreAsync(idempotencyKey, subject, citizen, consent, filledInBy, cancellationToken);
            }

            // Also when found: a crash may have come between storing and approving.
            if (options.AutoApprove && dossier.State == DossierState.Submitted)
            {
                await decisions.ApproveAutomaticallyAsync(dossier.Id, cancellationToken);
                dossier = await store.FindDossierAsync(dossier.Id, cancellationToken) ?? dossier;
            }
            return new SubmitResult.Submitted(DossierSummary.Of(dossier));
        }
        catch (Exception failure) when (KeysMissingException.IsUnavailable(failure))
        {
            return new SubmitResult.SigningUnavailable();
        }
    }

    private async Task<Dossier> StoreAsync(
        string idempotencyKey, SubjectId subject, Citizen citizen, ConsentRecord consent, Officer? filledInBy,
        CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var dossier = new Dossier
        {
            Id = id,
            Subject = subject,
            IdempotencyKey = idempotencyKey,
            State = DossierState.Submitted,
            Algorithm = options.KeyAlgorithm,
            HolderHash = await pseudonyms.OfAsync(citizen.CitizenId, cancellationToken),
            ProtectedCitizen = await protector.ProtectAsync(id, PersonalDataJson.Write(citizen), cancellationToken),
            Consent = consent,
            SubmittedBy = filledInBy?.StaffId,
            SubmittedAt = now,
        };
        var actor = filledInBy is null ? AuditEvents.Citizen : $"officer:{filledInBy.StaffId}";
        var submitted = await events.AboutAsync(
            AuditKind.DossierSubmitted, subject, id, actor,
            $"consent={consent.Purpose}/{consent.TextVersion}/{consent.GivenAt.ToUnixTimeSeconds()}", cancellationToken);
        return (await store.AddDossierAsync(dossier, submitted, cancellationToken)).Item;
    }
}
