using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Otp;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Enrolment;

/// <summary>
/// The registration authority: citizens hand in dossiers, officers decide, an activation code makes key and certificate.
/// Citizens' methods name the subject and see only their own; officers' methods name the officer.
/// </summary>
public sealed class DossierService
{
    private readonly IEnrolmentStore _store;
    private readonly ISigningStore _credentials;
    private readonly Submission _submission;
    private readonly Decisions _decisions;
    private readonly ActivationCodes _codes;
    private readonly Activation _activation;
    private readonly PersonalDataProtector _protector;

    internal DossierService(
        IEnrolmentStore store, ISigningStore credentials, Submission submission, Decisions decisions, ActivationCodes codes,
        Activation activation, PersonalDataProtector protector)
    {
        _store = store;
        _credentials = credentials;
        _submission = submission;
        _decisions = decisions;
        _codes = codes;
        _activation = activation;
        _protector = protector;
    }

    /// <summary>Hands in a dossier. The same key gives the same dossier.</summary>
    /// <param name="idempotencyKey">The caller's.</param>
    /// <param name="subject">Whose.</param>
    /// <param name="citizen">Data as on the card.</param>
    /// <param name="consent">What was agreed to, and when.</param>
    /// <param name="filledInBy">The officer who filled it in at the counter; null when the citizen did. They may not approve it.</param>
    /// <param name="office">Id of the office by whose campaign the citizen came; null when by none.</param>
    /// <param name="cancellationToken">Stops.</param>
    public Task<SubmitResult> SubmitAsync(
        string idempotencyKey, SubjectId subject, Citizen citizen, ConsentRecord consent, Officer? filledInBy, string? office,
        CancellationToken cancellationToken) =>
        SubmitAsync(idempotencyKey, subject, citizen, consent, filledInBy, office, [], cancellationToken);

    /// <summary>The same with pictures of the card, by their ids.</summary>
    public Task<SubmitResult> SubmitAsync(
        string idempotencyKey, SubjectId subject, Citizen citizen, ConsentRecord consent, Officer? filledInBy, string? office,
        IReadOnlyList<string> cardPictures, CancellationToken cancellationToken) =>
        _submission.SubmitAsync(idempotencyKey, subject, citizen, consent, filledInBy, office, cardPictures, cancellationToken);

    public async Task<DossierSummary?> FindAsync(Guid dossierId, SubjectId subject, CancellationToken cancellationToken) =>
        await _store.FindDossierAsync(dossierId, cancellationToken) is { } dossier && dossier.Subject == subject
            ? DossierSummary.Of(dossier)
            : null;

    /// <summary>The subject's dossiers, newest first.</summary>
    public async Task<IReadOnlyList<DossierSummary>> DossiersAsync(SubjectId subject, CancellationToken cancellationToken) =>
        [.. (await _store.DossiersAsync(subject, cancellationToken)).Select(DossierSummary.Of)];

    /// <summary>Sends an activation code (the first goes out with the approval).</summary>
    public Task<SendCodeResult> SendActivationCodeAsync(
        string idempotencyKey, Guid dossierId, SubjectId subject, CancellationToken cancellationToken) =>
        _codes.SendAsync(idempotencyKey, subject, dossierId, cancellationToken);

    /// <summary>Makes key and certificate if the code is right.</summary>
    /// <param name="idempotencyKey">The caller's, of this try: a wrong code that comes again under the key of the last try is not counted again.</param>
    /// <param name="dossierId">Which dossier.</param>
    /// <param name="subject">Whose.</param>
    /// <param name="code">As typed.</param>
    /// <param name="cancellationToken">Stops.</param>
    public Task<ActivationResult> ActivateAsync(
        string idempotencyKey, Guid dossierId, SubjectId subject, string code, CancellationToken cancellationToken) =>
        _activation.ActivateAsync(idempotencyKey, dossierId, subject, code, cancellationToken);

    /// <summary>An officer's queue: dossiers waiting for a decision, oldest first. Throws <see cref="Pkcs11.Tokens.TokenUnavailableException"/>.</summary>
    public Task<IReadOnlyList<DossierReview>> PendingAsync(int take, CancellationToken cancellationToken) =>
        QueueAsync(DossierState.Submitted, take, cancellationToken);

    /// <summary>Dossiers locked by wrong activation codes, oldest first; approving one unlocks it.</summary>
    public Task<IReadOnlyList<DossierReview>> LockedAsync(int take, CancellationToken cancellationToken) =>
        QueueAsync(DossierState.Locked, take, cancellationToken);

    /// <summary>Dossiers as an officer asks for them. Throws <see cref="Pkcs11.Tokens.TokenUnavailableException"/>.</summary>
    public async Task<IReadOnlyList<DossierReview>> ReviewsAsync(DossierQuery query, CancellationToken cancellationToken)
    {
        var reviews = new List<DossierReview>();
        foreach (var dossier in await _store.DossiersAsync(query, cancellationToken)) reviews.Add(await ReviewAsync(dossier, cancellationToken));
        return reviews;
    }

    /// <summary>One dossier for an officer, by its number as somebody typed it, or its id; null when there is none. Throws <see cref="Pkcs11.Tokens.TokenUnavailableException"/>.</summary>
    public async Task<DossierReview?> ReviewAsync(string numberOrId, CancellationToken cancellationToken) =>
        await _store.FindAsync(numberOrId, cancellationToken) is { } dossier ? await ReviewAsync(dossier, cancellationToken) : null;

    public Task<DecisionOutcome> ApproveAsync(
        Guid dossierId, Officer officer, string? note, CancellationToken cancellationToken) =>
        _decisions.ApproveAsync(dossierId, officer, note, cancellationToken);

    /// <param name="dossierId">Which.</param>
    /// <param name="officer">Who decides.</param>
    /// <param name="reason">Told to the citizen.</param>
    /// <param name="cancellationToken">Stops.</param>
    public Task<DecisionOutcome> RefuseAsync(
        Guid dossierId, Officer officer, string reason, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return _decisions.RefuseAsync(dossierId, officer, reason, cancellationToken);
    }

    private Task<IReadOnlyList<DossierReview>> QueueAsync(DossierState state, int take, CancellationToken cancellationToken) =>
        ReviewsAsync(new DossierQuery(state, Office: null, WithoutOffice: true, SubmittedBefore: null, take), cancellationToken);

    private async Task<DossierReview> ReviewAsync(Dossier dossier, CancellationToken cancellationToken)
    {
        var citizen = PersonalDataJson.ReadCitizen(await _protector.RevealAsync(dossier.Id, dossier.ProtectedCitizen, cancellationToken));
        var known = await _credentials.CredentialsOfHolderAsync(dossier.HolderHash, cancellationToken);
        return new DossierReview(
            DossierSummary.Of(dossier), citizen, dossier.Consent, known.Count(credential => credential.Subject != dossier.Subject))
        {
            Defect = _submission.FindDefect(citizen, dossier.Consent),
            CardPictures = dossier.CardPictures ?? [],
            Alike = await _store.AlikeAsync(dossier, cancellationToken),
            FirstApproval = dossier.FirstApproval,
        };
    }
}
