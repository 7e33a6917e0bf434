using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace SmartCaBot.Staff.SigningIn;

/// <summary>How often one address may try to sign in, whichever account it names (a whole office may share one address): a password costs us a tenth of a second of work.</summary>
internal sealed class SignInPace : IAsyncDisposable
{
    private const int Burst = 60;
    private const int PerMinute = 30;
    private const int PrefixBytes = 8;

    private readonly PartitionedRateLimiter<IPAddress?> _limiter = PartitionedRateLimiter.Create<IPAddress?, string>(
        address => RateLimitPartition.GetTokenBucketLimiter(Network(address), _ => new TokenBucketRateLimiterOptions
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

    /// <summary>An IPv4 address, or the /64 network that one IPv6 subscriber is given (RFC 6177).</summary>
    private static string Network(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address.ToString();
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(PrefixBytes).Clear();
        return new IPAddress(bytes).ToString();
    }
}
