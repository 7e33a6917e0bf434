namespace SmartCaBot.Staff;

/// <summary>What the host tells this module.</summary>
public sealed record StaffOptions
{
    /// <summary>How people reach the host from outside: scheme and host. Null: as each request says.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>People come by https: cookies are Secure and bound to the host.</summary>
    internal bool Https => PublicUrl is { Scheme: "https" };

    /// <summary>Rounds of PBKDF2 with HMAC-SHA-512 for a password: about a tenth of a second. Fewer only where tests sign in by the hundred.</summary>
    internal int PasswordRounds { get; init; } = 210_000;

    /// <summary>The zone in which staff read and write times.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;
}
