namespace SmartCaBot.Staff;

/// <summary>What the host tells this module.</summary>
public sealed record StaffOptions
{
    /// <summary>People come by https: cookies are Secure and bound to the host.</summary>
    public bool Https { get; init; }

    /// <summary>Rounds of PBKDF2 with HMAC-SHA-512 for a password: about a tenth of a second. Fewer only where tests sign in by the hundred.</summary>
    internal int PasswordRounds { get; init; } = 210_000;

    /// <summary>The zone in which staff read and write times.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;
}
