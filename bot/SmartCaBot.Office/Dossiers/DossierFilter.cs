using SmartCaBot.Signing.Enrolment;

namespace SmartCaBot.Office.Dossiers;

/// <param name="State">Where they stand.</param>
/// <param name="Office">Of one office; null for all that the person may see.</param>
/// <param name="Days">Waiting at least so long; 0 for all.</param>
internal sealed record DossierFilter(DossierState State, string? Office, int Days);
