using SmartCaBot.Desk.Targets;

namespace SmartCaBot.Desk.Cases;

/// <summary>A case as a line of a list.</summary>
/// <param name="Case">It.</param>
/// <param name="Queue">Name of its queue.</param>
/// <param name="Office">Name of its office; null when it has none.</param>
/// <param name="Step">Name of the pending step.</param>
/// <param name="Clock">Runs in working time: until somebody takes it, or else until the case ends.</param>
internal sealed record CaseRow(DeskCase Case, string Queue, string? Office, string Step, ServiceClock Clock);
