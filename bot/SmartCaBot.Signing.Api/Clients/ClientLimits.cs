using System.Threading.RateLimiting;

namespace SmartCaBot.Signing.Api.Clients;

/// <summary>How much one client may ask; and one network that has not said who it is, or not rightly.</summary>
internal sealed class ClientLimits(SigningApiOptions options) : IDisposable
{
    private const int BurstSeconds = 4;
    private const int HoursADay = 24;

    /// <summary>What bytes are counted in: limits count in whole numbers of 32 bits.</summary>
    private const long Page = 64 * 1024;

    private readonly PartitionedRateLimiter<string> _limits = PartitionedRateLimiter.Create<string, string>(who => RateLimitPartition.GetTokenBucketLimiter(
        who,
        _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = options.RequestsPerSecond * BurstSeconds,
            TokensPerPeriod = options.RequestsPerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        }));

    private readonly PartitionedRateLimiter<string> _bytes = PartitionedRateLimiter.Create<string, string>(who => RateLimitPartition.GetTokenBucketLimiter(
        who,
        _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = Pages(options.MaxFileBytesPerDay),
            TokensPerPeriod = Math.Max(1, Pages(options.MaxFileBytesPerDay) / HoursADay),
            ReplenishmentPeriod = TimeSpan.FromHours(1),
            QueueLimit = 0,
        }));

    public bool MayClient(string clientId) => Take("client " + clientId);

    public bool MayNetwork(string network) => Take("network " + network);

    /// <summary>Whether a network may bring documents, before it is looked at who brings them.</summary>
    public bool MayBring(string network) => Take("documents " + network);

    /// <summary>Whether so many bytes more may be kept for a client: a day's worth at once, and as much again in the next.</summary>
    public bool MayKeep(string clientId, long bytes)
    {
        if (Pages(bytes) > Pages(options.MaxFileBytesPerDay)) return false;
        using var lease = _bytes.AttemptAcquire(clientId, Pages(bytes));
        return lease.IsAcquired;
    }

    public void Dispose()
    {
        _limits.Dispose();
        _bytes.Dispose();
    }

    private static int Pages(long bytes) => (int)Math.Min(int.MaxValue, bytes / Page + 1);

    private bool Take(string who)
    {
        using var lease = _limits.AttemptAcquire(who);
        return lease.IsAcquired;
    }
}
