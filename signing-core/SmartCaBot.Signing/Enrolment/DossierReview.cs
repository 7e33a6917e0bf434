using SmartCaBot.Signing.Identity;

namespace SmartCaBot.Signing.Enrolment;

/// <summary>A dossier as an officer sees it.</summary>
/// <param name="Dossier">Where it stands.</param>
/// <param name="Citizen">What the citizen gave.</param>
/// <param name="Consent">What the citizen agreed to.</param>
/// <param name="OtherCertificates">Certificates that this citizen number already has under other accounts: a reason to look twice.</param>
public sealed record DossierReview(DossierSummary Dossier, Citizen Citizen, ConsentRecord Consent, int OtherCertificates)
{
    /// <summary>What the rules say against it today, for example a card that has expired since; null when nothing.</summary>
    public DossierDefect? Defect { get; init; }

    /// <summary>Ids of the card's pictures, the front first.</summary>
    public IReadOnlyList<string> CardPictures { get; init; } = [];

    /// <summary>Other dossiers that look like this one: a reason to look twice.</summary>
    public AlikeDossiers Alike { get; init; } = new(0, 0);

    /// <summary>Where two officers must approve: the first has.</summary>
    public FirstApproval? FirstApproval { get; init; }
}
