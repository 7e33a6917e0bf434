using System.Net;
using System.Threading.RateLimiting;
using SmartCaBot.Channels.Http;

namespace SmartCaBot.Channels.DirectLine.Sessions;

/// <summary>
/// How many conversations one address may begin. Only the page's own session asks it: its script waits and tries again after a 429, as
/// the official Direct Line client does not.
/// </summary>
internal sealed class NewSessions(DirectLineOptions options) : IDisposable
{
    private readonly PartitionedRateLimiter<IPAddress?> _limiter = PartitionedRateLimiter.Create<IPAddress?, string>(
        address => RateLimitPartition.GetTokenBucketLimiter(ClientNetwork.Of(address), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = options.NewSessionsPerMinute,
            TokensPerPeriod = options.NewSessionsPerMinute,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1),
            QueueLimit = 0,
        }));

    public bool TryBegin(IPAddress? address)
    {
        using var lease = _limiter.AttemptAcquire(address);
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}
