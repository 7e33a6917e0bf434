namespace SmartCaBot.ZaloSandbox.OAuth;

/// <summary>An access token (25 hours) and the refresh token (three months, one use) given with it.</summary>
public sealed record TokenPair(string Access, string Refresh, DateTimeOffset Issued)
{
    public static readonly TimeSpan AccessLifetime = TimeSpan.FromHours(25);
    public static readonly TimeSpan RefreshLifetime = TimeSpan.FromDays(90);

    public override string ToString() => $"token pair of {Issued:u}";
}
