using System.Security.Cryptography;
using SmartCaBot.Conversations.Storing;

namespace SmartCaBot.Channels.Outbox;

/// <summary>When a message that was not delivered is tried again: later each time, scattered, for as long as it is worth it.</summary>
internal static class RetryTimes
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestWorth = TimeSpan.FromDays(1);

    /// <summary>Null when that is not worth it any more.</summary>
    public static DateTimeOffset? Next(LeasedMessage leased, Delivered.Later later, DateTimeOffset now)
    {
        var next = now + (later.After ?? Wait(leased.Attempts));
        return next < (leased.Message.ExpiresAt ?? leased.Message.CreatedAt + LongestWorth) ? next : null;
    }

    private static TimeSpan Wait(int attempts)
    {
        var wait = First * Math.Pow(2, Math.Min(attempts, 10)) * (0.75 + (RandomNumberGenerator.GetInt32(1001) / 2000.0));
        return wait < Longest ? wait : Longest;
    }
}
