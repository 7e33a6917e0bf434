using SmartCaBot.Desk.Hours;
using SmartCaBot.Desk.Targets;

namespace SmartCaBot.Desk.Queues;

/// <summary>Where cases wait: who promises what, and when somebody is there.</summary>
/// <param name="Id">Short, of a to z, digits and dashes; cases name it.</param>
/// <param name="Name">As people read it.</param>
/// <param name="Position">In lists.</param>
/// <param name="IsActive">Cases may be sent there. Those that are there already stay.</param>
/// <param name="Targets">What it promises.</param>
/// <param name="Week">Usual hours.</param>
/// <param name="Version">Grows with each change.</param>
internal sealed record DeskQueue(
    string Id, string Name, int Position, bool IsActive, ServiceTargets Targets, IReadOnlyList<WeeklyPart> Week, long Version);
