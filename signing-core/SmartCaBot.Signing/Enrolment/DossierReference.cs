using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Enrolment;

/// <summary>How people and the bot name a dossier.</summary>
public static class DossierReference
{
    /// <summary>By its number as somebody typed it, or by its id, which is all that dossiers from before there were numbers have.</summary>
    public static async Task<Dossier?> FindAsync(this IEnrolmentStore store, string reference, CancellationToken cancellationToken) =>
        DossierNumber.TryRead(reference, out var number) ? await store.FindDossierByNumberAsync(number, cancellationToken)
        : Guid.TryParse(reference, out var id) ? await store.FindDossierAsync(id, cancellationToken)
        : null;

    /// <summary>The number, or the id of a dossier that has none.</summary>
    public static string Reference(this Dossier dossier) => dossier.Number ?? dossier.Id.ToString();
}
