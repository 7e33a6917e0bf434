namespace SmartCaBot.Signing.Audit;

/// <summary>Something that happened, before it has a place in the chain. Carries no personal data in clear.</summary>
/// <param name="Kind">What.</param>
/// <param name="At">When; milliseconds count, finer parts do not.</param>
/// <param name="Actor">Who did it: "citizen", "officer:ID", "staff:ID", "hub" (people behind a hub outside) or "system".</param>
/// <param name="Subject">Keyed hash of the citizen it concerns, hex, or the opaque id of an account or conversation; empty when nobody.</param>
/// <param name="Reference">The transaction, dossier, credential or seal it belongs to.</param>
/// <param name="Detail">Short machine text: key=value pairs parted by semicolons.</param>
public sealed record AuditEvent(AuditKind Kind, DateTimeOffset At, string Actor, string Subject, string Reference, string Detail = "");
