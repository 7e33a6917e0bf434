using SmartCaBot.Signing.Identity;

namespace SmartCaBot.Staff;

/// <summary>Somebody to be invited.</summary>
/// <param name="Name">2 to 100 characters; as colleagues and citizens see it.</param>
/// <param name="Login">3 to 60 of a–z, 0–9, dot, dash, underscore and @; case does not count.</param>
/// <param name="Roles">At least one.</param>
/// <param name="Office">Id of an open office; null for the whole province.</param>
/// <param name="CitizenId">Their own; needed for an officer, so that nobody decides about their own dossier.</param>
public sealed record NewStaff(string Name, string Login, IReadOnlySet<StaffRole> Roles, string? Office, CitizenId? CitizenId);
