using SmartCaBot.Signing.Identity;

namespace SmartCaBot.Signing.Enrolment;

/// <summary>A dossier as its owner sees it.</summary>
public sealed record DossierSummary(
    Guid Id, DossierState State, DateTimeOffset SubmittedAt, DossierDecision? Decision, Guid? CredentialId)
{
    internal static DossierSummary Of(Dossier dossier) =>
        new(dossier.Id, dossier.State, dossier.SubmittedAt, dossier.Decision, dossier.CredentialId);
}

/// <summary>A dossier as an officer sees it.</summary>
/// <param name="Dossier">Where it stands.</param>
/// <param name="Citizen">What the citizen gave.</param>
/// <param name="Consent">What the citizen agreed to.</param>
/// <param name="OtherCertificates">Certificates that this citizen number already has under other accounts: a reason to look twice.</param>
public sealed record DossierReview(DossierSummary Dossier, Citizen Citizen, ConsentRecord Consent, int OtherCertificates);
