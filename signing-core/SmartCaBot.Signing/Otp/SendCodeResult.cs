namespace SmartCaBot.Signing.Otp;

/// <summary>The outcome of asking for a one-time code.</summary>
public abstract record SendCodeResult
{
    private SendCodeResult()
    {
    }

    /// <param name="MaskedPhone">For example •••••••678.</param>
    /// <param name="MaskedEmail">For example a***@example.vn; null for someone who has none.</param>
    /// <param name="ExpiresAt">Until when the code is good.</param>
    /// <param name="ResendAfter">From when another may be asked for.</param>
    /// <param name="ResendsLeft">How many more.</param>
    public sealed record Sent(
        string MaskedPhone, string? MaskedEmail, DateTimeOffset ExpiresAt, DateTimeOffset ResendAfter, int ResendsLeft)
        : SendCodeResult;

    /// <summary>A code was sent a moment ago.</summary>
    public sealed record TooSoon(TimeSpan RetryAfter) : SendCodeResult;

    /// <summary>All sendings are used; the codes sent stay good until they expire.</summary>
    public sealed record NoMoreSends : SendCodeResult;

    /// <summary>The SMS or e-mail service did not take it.</summary>
    public sealed record NotDelivered : SendCodeResult;

    /// <summary>The transaction or dossier is not waiting for a code: finished, cancelled, expired, locked or not yet approved.</summary>
    public sealed record NotWaiting : SendCodeResult;

    /// <summary>The token cannot be used now; nothing is lost.</summary>
    public sealed record SigningUnavailable : SendCodeResult;

    /// <summary>No such thing, or somebody else's.</summary>
    public sealed record NotFound : SendCodeResult;
}
