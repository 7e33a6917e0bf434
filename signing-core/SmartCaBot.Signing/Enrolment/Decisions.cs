using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Keys;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Enrolment;

/// <summary>Officers' decisions. An approval sends the activation code.</summary>
internal sealed class Decisions(
    IEnrolmentStore store, IDossierNotices? notices, ActivationCodes codes, Pseudonyms pseudonyms, AuditEvents events,
    EnrolmentOptions options, TimeProvider time)
{
    private const string Automatic = "auto";

    public Task<DecisionOutcome> ApproveAsync(
        Guid dossierId, Officer officer, string? note, CancellationToken cancellationToken) =>
        DecideAsync(dossierId, officer, DossierState.Approved, note, cancellationToken);

    public Task<DecisionOutcome> RefuseAsync(
        Guid dossierId, Officer officer, string reason, CancellationToken cancellationToken) =>
        DecideAsync(dossierId, officer, DossierState.Refused, reason, cancellationToken);

    public Task<DecisionOutcome> ApproveAutomaticallyAsync(Guid dossierId, CancellationToken cancellationToken) =>
        DecideAsync(dossierId, officer: null, DossierState.Approved, note: null, cancellationToken);

    private static bool MayDecide(DossierState current, DossierState decision) => current switch
    {
        DossierState.Submitted => true,
        DossierState.Locked => decision == DossierState.Approved,
        _ => false,
    };

    private async Task<DecisionOutcome> DecideAsync(
        Guid dossierId, Officer? officer, DossierState decision, string? note, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                if (await store.FindDossierAsync(dossierId, cancellationToken) is not { } dossier)
                    return DecisionOutcome.NotFound;
                if (officer is not null && await IsOwnAsync(dossier, officer, cancellationToken))
                    return DecisionOutcome.OwnDossier;
                var approver = officer?.StaffId ?? Automatic;
                if (!MayDecide(dossier.State, decision))
                {
                    return dossier.State == decision && dossier.Decision?.Approver == approver
                        ? DecisionOutcome.Done
                        : DecisionOutcome.AlreadyDecided;
                }
                if (officer is not null && decision == DossierState.Approved && await TakeFirstAsync(dossier, officer, cancellationToken) is { } first)
                {
                    if (first is DecisionOutcome.AlreadyDecided) continue;
                    return first;
                }
                if (await TryDecideAsync(dossier, approver, decision, note, cancellationToken))
                    return DecisionOutcome.Done;
            }
        }
        catch (Exception failure) when (KeysMissingException.IsUnavailable(failure))
        {
            return DecisionOutcome.SigningUnavailable;
        }
    }

    /// <summary>Null when one approval is enough, or this is the second; AlreadyDecided when somebody was quicker and it must be looked at again.</summary>
    private async Task<DecisionOutcome?> TakeFirstAsync(Dossier dossier, Officer officer, CancellationToken cancellationToken)
    {
        if (!options.TwoOfficers || dossier.State != DossierState.Submitted)
            return null;
        var hash = await pseudonyms.OfAsync(officer.CitizenId, cancellationToken);
        if (dossier.FirstApproval is { } first)
            return first.Approver == officer.StaffId || hash.AsSpan().SequenceEqual(first.ApproverHash) ? DecisionOutcome.NeedsAnotherOfficer : null;
        var approved = await events.AboutAsync(
            AuditKind.DossierFirstApproval, dossier.Subject, dossier.Id, $"officer:{officer.StaffId}", "", cancellationToken);
        var next = dossier with { FirstApproval = new(officer.StaffId, hash, time.GetUtcNow()), Version = dossier.Version + 1 };
        return await store.TryReplaceDossierAsync(next, approved, cancellationToken) ? DecisionOutcome.FirstApproved : DecisionOutcome.AlreadyDecided;
    }

    private async Task<bool> IsOwnAsync(Dossier dossier, Officer officer, CancellationToken cancellationToken) =>
        dossier.SubmittedBy == officer.StaffId
        || (await pseudonyms.OfAsync(officer.CitizenId, cancellationToken)).AsSpan().SequenceEqual(dossier.HolderHash);

    private async Task<bool> TryDecideAsync(
        Dossier dossier, string approver, DossierState decision, string? note, CancellationToken cancellationToken)
    {
        var approved = decision == DossierState.Approved;
        var decided = await events.AboutAsync(
            approved ? AuditKind.DossierApproved : AuditKind.DossierRefused, dossier.Subject, dossier.Id,
            approver == Automatic ? AuditEvents.System : $"officer:{approver}", "", cancellationToken);

        // Tries and sendings start anew: approving a locked dossier is how an officer unlocks it.
        var next = dossier with
        {
            State = decision,
            Decision = new DossierDecision(approver, note, time.GetUtcNow()),
            Activation = null,
            Version = dossier.Version + 1,
        };
        // Who decided by rule is in the conversation, and hears it there at once.
        var told = approver == Automatic || notices is null ? [] : await notices.OfAsync(next, cancellationToken);
        if (!await store.TryDecideAsync(next, decided, told, cancellationToken))
            return false;

        // If this does not arrive, or the process ends here, the citizen asks for another.
        if (approved)
            await codes.SendAsync($"approval:{next.Version}", dossier.Subject, dossier.Id, cancellationToken);
        return true;
    }
}
