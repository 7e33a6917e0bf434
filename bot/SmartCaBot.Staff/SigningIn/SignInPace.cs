using System.Net;
using System.Threading.RateLimiting;

namespace SmartCaBot.Staff.SigningIn;

/// <summary>How often one address may try to sign in, whichever account it names (a whole office may share one address): a password costs us a tenth of a second of work.</summary>
internal sealed class SignInPace : IAsyncDisposable
{
    private const int Burst = 60;
    private const int PerMinute = 30;

    private readonly PartitionedRateLimiter<IPAddress?> _limiter = PartitionedRateLimiter.Create<IPAddress?, string>(
        address => RateLimitPartition.GetTokenBucketLimiter(Network.Of(address), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = Burst,
            TokensPerPeriod = PerMinute,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1),
            QueueLimit = 0,
        }));

    public bool MayTry(IPAddress? address)
    {
        using var lease = _limiter.AttemptAcquire(address);
        return lease.IsAcquired;
    }

    public ValueTask DisposeAsync() => _limiter.DisposeAsync();
}
