namespace SmartCaBot.Staff.Sessions;

/// <summary>A session as the database holds it, with what is true of its account now.</summary>
/// <param name="Handle">Names it in lists; opens nothing.</param>
/// <param name="Account">Whose.</param>
/// <param name="Stamp">The account's when it began.</param>
/// <param name="IsCurrent">The account is active and its stamp is still the one the session began with.</param>
/// <param name="Name">The person's.</param>
/// <param name="Roles">The account's.</param>
/// <param name="Office">The account's.</param>
/// <param name="CreatedAt">When it began.</param>
/// <param name="UsedAt">Last use, to the minute.</param>
/// <param name="SecondFactorAt">Null until the second factor was shown: till then the session opens nothing but the page that asks for it.</param>
internal sealed record StaffSession(
    string Handle, string Account, string Stamp, bool IsCurrent, string Name, IReadOnlySet<StaffRole> Roles, string? Office,
    DateTimeOffset CreatedAt, DateTimeOffset UsedAt, DateTimeOffset? SecondFactorAt)
{
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);
    public static readonly TimeSpan LongestIdle = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan LongestWithoutSecondFactor = TimeSpan.FromMinutes(10);

    public bool IsGoodAt(DateTimeOffset now) =>
        IsCurrent && now - UsedAt < LongestIdle && now - CreatedAt < (SecondFactorAt is null ? LongestWithoutSecondFactor : Longest);

    /// <summary>Null before the second factor.</summary>
    public StaffMember? Member => SecondFactorAt is { } at ? new(Account, Name, Roles, Office, CreatedAt, at) : null;
}
