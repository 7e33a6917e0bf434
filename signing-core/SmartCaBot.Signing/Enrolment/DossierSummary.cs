namespace SmartCaBot.Signing.Enrolment;

/// <summary>A dossier as its owner sees it.</summary>
public sealed record DossierSummary(
    Guid Id, DossierState State, DateTimeOffset SubmittedAt, DossierDecision? Decision, Guid? CredentialId)
{
    /// <summary>As people read it out; for dossiers from before there were numbers, the id.</summary>
    public required string Number { get; init; }

    /// <summary>Id of the office by whose campaign it came; null when by none.</summary>
    public string? Office { get; init; }

    internal static DossierSummary Of(Dossier dossier) => new(dossier.Id, dossier.State, dossier.SubmittedAt, dossier.Decision, dossier.CredentialId)
    {
        Number = dossier.Reference(),
        Office = dossier.Office,
    };
}
