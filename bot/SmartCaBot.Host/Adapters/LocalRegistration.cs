using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Signing;
using SmartCaBot.Signing.Enrolment;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Host.Adapters;

/// <summary>Registration with our own signing core.</summary>
internal sealed class LocalRegistration(SigningCore core, IEnrolmentStore dossiers, ICardPictures pictures, TimeProvider clock) : IRegistration
{
    public RegistrationMode Mode => RegistrationMode.Enrol;

    public async Task<SubmittedDossier> SubmitAsync(string key, RegistrationForm form, CancellationToken cancellationToken)
    {
        var account = Accounts.Of(form.ConversationId);
        // A key used before goes to the core again, which goes on where a crash stopped it.
        if (await dossiers.FindDossierAsync(account, key, cancellationToken) is null
            && await StandingAsync(account, cancellationToken) is { } standing)
        {
            await pictures.DropAsync(form.CardPictures, cancellationToken);
            return standing;
        }

        if (!await pictures.AreKeptAsync(form.CardPictures, cancellationToken)) return new SubmittedDossier(SubmitOutcome.PicturesGone);
        var result = await core.Enrolment.SubmitAsync(
            key, account, Forms.Citizen(form), Forms.Consent(form.Consent), filledInBy: null, form.Office, form.CardPictures, cancellationToken);
        // After a crash in between the turn runs again, and comes here again.
        if (result is SubmitResult.Submitted { Dossier.Id: var dossier })
            await pictures.TieAsync(form.CardPictures, form.ConversationId, dossier, cancellationToken);
        return result switch
        {
            SubmitResult.Submitted taken => Describe((await dossiers.FindDossierAsync(taken.Dossier.Id, cancellationToken))!, form),
            SubmitResult.SigningUnavailable => new SubmittedDossier(SubmitOutcome.Unavailable),
            // The dialog asks by the same rules, so a form that breaks one never comes this far.
            SubmitResult.Invalid invalid => throw new InvalidOperationException($"A dossier was refused: {invalid.Defect}."),
            _ => throw new InvalidOperationException("Unknown outcome of a submission."),
        };
    }

    public async Task<Activation> ActivateAsync(
        string key, Applicant applicant, string dossierId, string code, CancellationToken cancellationToken)
    {
        if (await FindAsync(applicant, dossierId, cancellationToken) is not { } dossier) return new Activation(ActivationOutcome.NotFound);
        return await core.Enrolment.ActivateAsync(key, dossier.Id, dossier.Subject, code, cancellationToken) switch
        {
            ActivationResult.Activated made => Describe(dossier, Certificates.Describe(made.Credential)),
            // What was entered on the code page. A code typed into the chat was not looked at, and proves nothing.
            ActivationResult.AlreadyActivated when code.Length > 0 => new Activation(ActivationOutcome.AlreadyActive),
            ActivationResult.AlreadyActivated made => Describe(dossier, Certificates.Describe(made.Credential)),
            ActivationResult.WrongCode wrong => new Activation(ActivationOutcome.WrongCode, wrong.AttemptsLeft),
            ActivationResult.CodeExpired => new Activation(ActivationOutcome.CodeExpired),
            ActivationResult.Locked => new Activation(ActivationOutcome.Locked),
            ActivationResult.NotApproved => new Activation(ActivationOutcome.NotApproved),
            ActivationResult.NotFound => new Activation(ActivationOutcome.NotFound),
            ActivationResult.SigningUnavailable => new Activation(ActivationOutcome.Unavailable),
            _ => throw new InvalidOperationException("Unknown outcome of an activation."),
        };
    }

    public async Task<CodeDelivery> ResendActivationAsync(
        string key, Applicant applicant, string dossierId, CancellationToken cancellationToken)
    {
        if (await FindAsync(applicant, dossierId, cancellationToken) is not { } dossier) return new CodeDelivery(CodeOutcome.Expired);
        var result = await core.Enrolment.SendActivationCodeAsync(key, dossier.Id, dossier.Subject, cancellationToken);
        return CodeDeliveries.Of(result, clock.GetUtcNow());
    }

    public async Task<DossierStatusList> StatusAsync(Applicant applicant, CancellationToken cancellationToken)
    {
        var found = new List<DossierSummary>();
        foreach (var account in AccountsOf(applicant)) found.AddRange(await core.Enrolment.DossiersAsync(account, cancellationToken));
        return new DossierStatusList(true, [.. found.OrderByDescending(dossier => dossier.SubmittedAt).Select(Describe)]);
    }

    public Task<GatewayCheck> CheckGatewayAsync(string citizenId, CancellationToken cancellationToken) =>
        Task.FromResult(GatewayCheck.Unavailable);

    /// <summary>A certificate or an open dossier of this conversation; of other conversations' nothing is said here.</summary>
    private async Task<SubmittedDossier?> StandingAsync(SubjectId account, CancellationToken cancellationToken)
    {
        var credentials = await core.Signing.CredentialsAsync(account, cancellationToken);
        if (credentials.Any(c => c.Status == Signing.Certificates.CredentialStatus.Active))
            return new SubmittedDossier(SubmitOutcome.AlreadyCertified);
        var open = (await core.Enrolment.DossiersAsync(account, cancellationToken))
            .FirstOrDefault(d => d.State is DossierState.Submitted or DossierState.Approved);
        return open is null ? null : new SubmittedDossier(SubmitOutcome.AlreadyOpen, open.Number);
    }

    /// <summary>Null for somebody else's.</summary>
    private async Task<Dossier?> FindAsync(Applicant applicant, string dossierId, CancellationToken cancellationToken) =>
        await dossiers.FindAsync(dossierId, cancellationToken) is { } dossier && AccountsOf(applicant).Contains(dossier.Subject) ? dossier : null;

    private static HashSet<SubjectId> AccountsOf(Applicant applicant) =>
        [Accounts.Of(applicant.ConversationId), .. applicant.Linked.Select(Accounts.Of), .. applicant.Person is null ? [] : new[] { Accounts.Of(applicant.Person) }];

    private static SubmittedDossier Describe(Dossier dossier, RegistrationForm form) => dossier.State switch
    {
        DossierState.Submitted or DossierState.Refused => new(SubmitOutcome.AwaitingReview, dossier.Reference()),
        _ => new(SubmitOutcome.Approved, dossier.Reference(), PhoneNumber.Parse(form.Phone).ToString(), dossier.Activation?.ExpiresAt),
    };

    private static Activation Describe(Dossier dossier, CertificateSummary certificate) => new(
        ActivationOutcome.Activated, Person: Accounts.Person(dossier.Subject, certificate.Name), Certificate: certificate);

    private static DossierStatus Describe(DossierSummary dossier) => new(
        dossier.Number,
        dossier.State switch
        {
            DossierState.Submitted => DossierStanding.AwaitingReview,
            DossierState.Approved => DossierStanding.Approved,
            DossierState.Refused => DossierStanding.Refused,
            DossierState.Activated => DossierStanding.Activated,
            // Locked by wrong codes: an officer must look again.
            DossierState.Locked => DossierStanding.AwaitingReview,
            _ => throw new ArgumentOutOfRangeException(nameof(dossier), dossier.State, null),
        },
        dossier.SubmittedAt, dossier.State == DossierState.Refused ? dossier.Decision?.Reason : null);
}
