namespace SmartCaBot.Signing.Otp;

/// <summary>
/// Bounds the codes sent to one person and not entered since. The limits of one transaction do not: whoever may open another
/// transaction gets five more guesses and the person one more message. A code that is entered does not count, so a busy
/// signer is not held up. Kept in memory: a restart begins anew, and each node counts for itself.
/// </summary>
internal sealed class CodeBudget(CodeAllowance allowance, TimeProvider time)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly Lock _lock = new();
    private readonly RecentTimes _sent = new(Day);

    /// <summary>Counts one code to the holder. Not counted, and how long to wait, when there were too many.</summary>
    public TimeSpan? TryTake(byte[] holderHash)
    {
        var now = time.GetUtcNow();
        var holder = Convert.ToHexString(holderHash);
        lock (_lock)
        {
            var wait = Longest(_sent.Wait(holder, allowance.PerHour, Hour, now), _sent.Wait(holder, allowance.PerDay, Day, now));
            if (wait <= TimeSpan.Zero) _sent.Add(holder, now);
            return wait > TimeSpan.Zero ? wait : null;
        }
    }

    /// <summary>The code was entered, or never left.</summary>
    public void GiveBack(byte[] holderHash)
    {
        lock (_lock) _sent.RemoveLast(Convert.ToHexString(holderHash));
    }

    private static TimeSpan Longest(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
