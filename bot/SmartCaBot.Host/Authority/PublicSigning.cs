using System.Threading.RateLimiting;

namespace SmartCaBot.Host.Authority;

/// <summary>
/// How many answers that cost a signature may be made at once for anybody who asks: however many ask, citizens who sign find the token
/// free. Beside the limit of each address.
/// </summary>
internal sealed class PublicSigning : IAsyncDisposable
{
    private readonly ConcurrencyLimiter _limiter = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = 2,
        QueueLimit = 64,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>Waits for its turn. Null when too many wait already.</summary>
    public async ValueTask<IDisposable?> EnterAsync(CancellationToken cancellationToken)
    {
        var lease = await _limiter.AcquireAsync(1, cancellationToken);
        if (lease.IsAcquired) return lease;
        lease.Dispose();
        return null;
    }

    public ValueTask DisposeAsync() => _limiter.DisposeAsync();
}
