namespace SmartCaBot.Staff.Sessions;

/// <param name="Handle">Names it; opens nothing.</param>
/// <param name="Device">Browser and system, as it said of itself.</param>
/// <param name="CreatedAt">When it began.</param>
/// <param name="UsedAt">Last use, to the minute.</param>
public sealed record ListedSession(string Handle, string Device, DateTimeOffset CreatedAt, DateTimeOffset UsedAt);
