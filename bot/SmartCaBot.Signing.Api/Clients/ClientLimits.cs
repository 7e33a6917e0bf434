using System.Threading.RateLimiting;

namespace SmartCaBot.Signing.Api.Clients;

/// <summary>How much one client may ask; and one network that has not said who it is, or not rightly.</summary>
internal sealed class ClientLimits(SigningApiOptions options) : IDisposable
{
    private const int BurstSeconds = 4;

    private readonly PartitionedRateLimiter<string> _limits = PartitionedRateLimiter.Create<string, string>(who => RateLimitPartition.GetTokenBucketLimiter(
        who,
        _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = options.RequestsPerSecond * BurstSeconds,
            TokensPerPeriod = options.RequestsPerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        }));

    public bool MayClient(string clientId) => Take("client " + clientId);

    public bool MayNetwork(string network) => Take("network " + network);

    /// <summary>Whether a network may bring documents, before it is looked at who brings them.</summary>
    public bool MayBring(string network) => Take("documents " + network);

    public void Dispose() => _limits.Dispose();

    private bool Take(string who)
    {
        using var lease = _limits.AttemptAcquire(who);
        return lease.IsAcquired;
    }
}
