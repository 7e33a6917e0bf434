using System.Security.Cryptography;
using SmartCaBot.Conversations.Storing;

namespace SmartCaBot.Channels.Outbox;

/// <summary>When a message that was not delivered is tried again: later each time, scattered, for as long as it is worth it.</summary>
internal static class RetryTimes
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestWorth = TimeSpan.FromDays(1);

    /// <param name="message">Which.</param>
    /// <param name="failed">Since when, and how often before.</param>
    /// <param name="later">How it failed now.</param>
    /// <param name="now">The time.</param>
    /// <returns>Null when that is not worth it any more.</returns>
    public static DateTimeOffset? Next(OutboxMessage message, (DateTimeOffset Since, int Failures) failed, Delivered.Later later, DateTimeOffset now)
    {
        var next = now + (later.After ?? Wait(failed.Failures));
        return next < (message.ExpiresAt ?? failed.Since + LongestWorth) ? next : null;
    }

    private static TimeSpan Wait(int failures)
    {
        var wait = First * Math.Pow(2, Math.Min(failures, 10)) * (0.75 + (RandomNumberGenerator.GetInt32(1001) / 2000.0));
        return wait < Longest ? wait : Longest;
    }
}
