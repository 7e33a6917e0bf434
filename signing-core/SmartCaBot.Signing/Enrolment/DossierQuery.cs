namespace SmartCaBot.Signing.Enrolment;

/// <summary>Which dossiers an officer asks for; oldest first.</summary>
/// <param name="State">Where they stand.</param>
/// <param name="Office">Of this office only; null for all.</param>
/// <param name="WithoutOffice">With an office given: also those that came by no office's campaign.</param>
/// <param name="SubmittedBefore">Only older ones; null for all.</param>
/// <param name="Take">How many at the most.</param>
public sealed record DossierQuery(DossierState State, string? Office, bool WithoutOffice, DateTimeOffset? SubmittedBefore, int Take);
