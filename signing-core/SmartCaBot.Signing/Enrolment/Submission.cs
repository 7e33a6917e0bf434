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
    // So many numbers in a row being taken means that those of this length are running out.
    private const int TriesOfOneLength = 5;

    // "Today" on an identity card is a day in Vietnam, wherever the service stands; it has one time, without daylight saving.
    private static readonly TimeSpan VietnamOffset = TimeSpan.FromHours(7);

    public async Task<SubmitResult> SubmitAsync(
        string idempotencyKey, SubjectId subject, Citizen citizen, ConsentRecord consent, Officer? filledInBy, string? office,
        IReadOnlyList<string> cardPictures, CancellationToken cancellationToken)
    {
        try
        {
            var dossier = await store.FindDossierAsync(subject, idempotencyKey, cancellationToken);
            if (dossier is null)
            {
                if (FindDefect(citizen, consent) is { } defect)
                    return new SubmitResult.Invalid(defect);
                dossier = await StoreAsync(idempotencyKey, subject, citizen, consent, filledInBy, office, cardPictures, cancellationToken);
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

    /// <summary>What the rules say against it today; null when nothing.</summary>
    public DossierDefect? FindDefect(Citizen citizen, ConsentRecord consent) =>
        DossierCheck.Find(citizen, consent, options, DateOnly.FromDateTime(time.GetUtcNow().ToOffset(VietnamOffset).DateTime));

    private async Task<Dossier> StoreAsync(
        string idempotencyKey, SubjectId subject, Citizen citizen, ConsentRecord consent, Officer? filledInBy, string? office,
        IReadOnlyList<string> cardPictures, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var dossier = new Dossier
        {
            Id = id,
            Subject = subject,
            IdempotencyKey = idempotencyKey,
            Office = office,
            State = DossierState.Submitted,
            Algorithm = options.KeyAlgorithm,
            HolderHash = await pseudonyms.OfAsync(citizen.CitizenId, cancellationToken),
            ProtectedCitizen = await protector.ProtectAsync(id, PersonalDataJson.Write(citizen), cancellationToken),
            Consent = consent,
            PhoneHash = await pseudonyms.OfAsync(citizen.Phone, cancellationToken),
            CardPictures = cardPictures.Count > 0 ? cardPictures : null,
            SubmittedBy = filledInBy?.StaffId,
            SubmittedAt = now,
        };
        var actor = filledInBy is null ? AuditEvents.Citizen : $"officer:{filledInBy.StaffId}";
        var submitted = await events.AboutAsync(
            AuditKind.DossierSubmitted, subject, id, actor,
            $"consent={consent.Purpose}/{consent.TextVersion}/{consent.GivenAt.ToUnixTimeSeconds()};pictures={cardPictures.Count}", cancellationToken);
        for (var attempt = 0; ; attempt++)
        {
            var length = DossierNumber.UsualLength + (attempt / TriesOfOneLength);
            if (await store.AddDossierAsync(dossier with { Number = DossierNumber.New(length) }, submitted, cancellationToken) is { } added)
                return added.Item;
        }
    }
}
