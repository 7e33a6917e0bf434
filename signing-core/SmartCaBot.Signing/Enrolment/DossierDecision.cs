namespace SmartCaBot.Signing.Enrolment;

/// <summary>An officer's decision on a dossier.</summary>
/// <param name="Approver">The officer's staff identifier, or "auto" where approval is automatic.</param>
/// <param name="Reason">Told to the citizen when refused; a note otherwise.</param>
/// <param name="At">When.</param>
public sealed record DossierDecision(string Approver, string? Reason, DateTimeOffset At);
