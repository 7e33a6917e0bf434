using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Dialogs.Ports;

/// <summary>How citizens get their certificate: from our own signing core, or in VNPT's app with the bot beside them.</summary>
public interface IRegistration
{
    RegistrationMode Mode { get; }

    /// <summary>Hands in a dossier. Idempotent by key.</summary>
    Task<SubmittedDossier> SubmitAsync(string key, RegistrationForm form, CancellationToken cancellationToken);

    /// <summary>
    /// Takes the activation code; when right, the key and certificate are made, once. A dossier number is told to people and so is no
    /// secret: a dossier of neither this conversation nor this person is not found.
    /// </summary>
    Task<Activation> ActivateAsync(string key, Applicant applicant, string dossierId, string code, CancellationToken cancellationToken);

    Task<CodeDelivery> ResendActivationAsync(string key, Applicant applicant, string dossierId, CancellationToken cancellationToken);

    /// <summary>The dossiers handed in from this conversation, from linked ones, or by this person, newest first.</summary>
    Task<DossierStatusList> StatusAsync(Applicant applicant, CancellationToken cancellationToken);

    /// <summary>Guide mode: asks VNPT's gateway whether the person has a working certificate (sp769 get_certificate).</summary>
    Task<GatewayCheck> CheckGatewayAsync(string citizenId, CancellationToken cancellationToken);
}

/// <summary>Who asks about a dossier.</summary>
/// <param name="ConversationId">Where.</param>
/// <param name="Person">Once established.</param>
public sealed record Applicant(string ConversationId, Person? Person)
{
    /// <summary>The same person's conversations on other channels: what was handed in from those is theirs too.</summary>
    public IReadOnlyList<string> Linked { get; init; } = [];

    public static Applicant Of(Chat chat) => new(chat.ConversationId, chat.Person) { Linked = [.. chat.Links.Select(l => l.Id)] };
}

public enum RegistrationMode
{
    Enrol,
    Guide,
}

/// <summary>What the citizen has told. Personal throughout; never logged.</summary>
/// <param name="ConversationId">Where the answers and events about it go.</param>
/// <param name="CitizenId">12 digits.</param>
/// <param name="FullName">As on the card.</param>
/// <param name="BirthDate">Agrees with the number.</param>
/// <param name="CardIssued">Day of issue.</param>
/// <param name="CardExpires">Null for a card without an end.</param>
/// <param name="Phone">0 and nine digits.</param>
/// <param name="Email">Null for someone who has none.</param>
/// <param name="Address">Where the person lives now.</param>
/// <param name="Province">One of the 34 since 2025-07-01.</param>
/// <param name="Consent">As given before anything was asked.</param>
public sealed record RegistrationForm(
    string ConversationId, string CitizenId, string FullName, DateOnly BirthDate, DateOnly CardIssued, DateOnly? CardExpires,
    string Phone, string? Email, string Address, string Province, Consent Consent)
{
    /// <summary>Id of the office by whose printed code the person came; null when by none. Its officers look at the dossier.</summary>
    public string? Office { get; init; }

    /// <summary>Pictures of the card, by their ids; none where they are not asked for or come later.</summary>
    public IReadOnlyList<string> CardPictures { get; init; } = [];

    public override string ToString() => "RegistrationForm(***)";
}

/// <summary>The recorded consent to the processing of personal data (Law 91/2025/QH15).</summary>
/// <param name="Purpose">What for, as a name: certificate-enrolment.</param>
/// <param name="TextVersion">Which text was shown.</param>
/// <param name="GivenAt">When.</param>
public sealed record Consent(string Purpose, string TextVersion, DateTimeOffset GivenAt);

public enum SubmitOutcome
{
    /// <summary>Waits for an officer.</summary>
    AwaitingReview,

    /// <summary>Approved at once; the activation code has been sent.</summary>
    Approved,

    /// <summary>The person has a working certificate already.</summary>
    AlreadyCertified,

    /// <summary>An earlier dossier of the person is still open; its id is returned.</summary>
    AlreadyOpen,

    /// <summary>A picture of the card is no longer kept: nothing was handed in, and they are asked for once more.</summary>
    PicturesGone,
    Unavailable,
}

public sealed record SubmittedDossier(
    SubmitOutcome Outcome, string? DossierId = null, string? Destination = null, DateTimeOffset? CodeExpiresAt = null);

public enum ActivationOutcome
{
    Activated,

    /// <summary>It was before; the code was not looked at, so it does not tell who asks.</summary>
    AlreadyActive,
    WrongCode,
    CodeExpired,
    Locked,
    NotApproved,
    NotFound,
    Unavailable,
}

public sealed record Activation(
    ActivationOutcome Outcome, int AttemptsLeft = 0, Person? Person = null, CertificateSummary? Certificate = null);

public enum DossierStanding
{
    AwaitingReview,
    Approved,
    Refused,
    Activated,
    Expired,
}

/// <param name="Available">False while it cannot be looked up.</param>
/// <param name="Dossiers">Newest first.</param>
public sealed record DossierStatusList(bool Available, IReadOnlyList<DossierStatus> Dossiers);

/// <param name="DossierId">As told to the citizen.</param>
/// <param name="State">Where it stands.</param>
/// <param name="SubmittedAt">When it was handed in.</param>
/// <param name="Reason">Of a refusal, as the officer wrote it.</param>
public sealed record DossierStatus(string DossierId, DossierStanding State, DateTimeOffset SubmittedAt, string? Reason = null);

public enum GatewayCheck
{
    HasCertificate,
    NoCertificate,
    Unavailable,
}
