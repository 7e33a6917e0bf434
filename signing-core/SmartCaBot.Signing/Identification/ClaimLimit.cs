using SmartCaBot.Signing.Otp;

namespace SmartCaBot.Signing.Identification;

/// <summary>
/// Bounds how many people one claimant can claim to be, so that nobody goes through a list of numbers. Kept in memory, as
/// <see cref="CodeBudget"/> is.
/// </summary>
internal sealed class ClaimLimit(IdentificationOptions options, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly RecentTimes _claims = new(options.Window);

    /// <summary>Counts a claim. Not counted, and how long to wait, when there were too many.</summary>
    public TimeSpan? TryTake(string claimant)
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            var wait = _claims.Wait(claimant, options.MaxClaims, options.Window, now);
            if (wait <= TimeSpan.Zero) _claims.Add(claimant, now);
            return wait > TimeSpan.Zero ? wait : null;
        }
    }
}
