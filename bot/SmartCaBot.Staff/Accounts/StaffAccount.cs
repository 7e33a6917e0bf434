using SmartCaBot.Staff.Accounts;

namespace SmartCaBot.Staff;

/// <summary>An account as an administrator sees it.</summary>
/// <param name="Id">Opaque; never changes.</param>
/// <param name="Login">The name they sign in with.</param>
/// <param name="Name">Theirs.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Roles">What they do.</param>
/// <param name="Office">Id of their office; null for the whole province.</param>
/// <param name="HasCitizenId">Their own citizen number is known: needed to decide about dossiers.</param>
/// <param name="LockedUntil">Until when a place is shut from which too many wrong attempts came; null when none is.</param>
/// <param name="UsedAt">Last use of a session that is still there; null when none is.</param>
/// <param name="CreatedAt">When it was made.</param>
public sealed record StaffAccount(
    string Id, string Login, string Name, AccountState State, IReadOnlySet<StaffRole> Roles, string? Office, bool HasCitizenId,
    DateTimeOffset? LockedUntil, DateTimeOffset? UsedAt, DateTimeOffset CreatedAt);
