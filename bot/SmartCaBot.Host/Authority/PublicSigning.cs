using System.Threading.RateLimiting;

namespace SmartCaBot.Host.Authority;

/// <summary>
/// How many answers that cost a signature may be made at once for anybody who asks: however many ask, citizens who sign find the token
/// free. Beside the limit of each address.
/// </summary>
internal sealed class PublicSigning : IAsyncDisposable
{
    // One each: a flood of stamps leaves room for statuses, on which the validity of what citizens signed hangs.
    private readonly ConcurrencyLimiter _statuses = NewLimiter();
    private readonly ConcurrencyLimiter _stamps = NewLimiter();

    /// <summary>Waits for its turn. Null when too many wait already.</summary>
    public ValueTask<IDisposable?> EnterForStatusAsync(CancellationToken cancellationToken) => EnterAsync(_statuses, cancellationToken);

    /// <summary>Waits for its turn. Null when too many wait already.</summary>
    public ValueTask<IDisposable?> EnterForStampAsync(CancellationToken cancellationToken) => EnterAsync(_stamps, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _statuses.DisposeAsync();
        await _stamps.DisposeAsync();
    }

    private static ConcurrencyLimiter NewLimiter() => new(new ConcurrencyLimiterOptions
    {
        PermitLimit = 2,
        QueueLimit = 64,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    private static async ValueTask<IDisposable?> EnterAsync(ConcurrencyLimiter limiter, CancellationToken cancellationToken)
    {
        var lease = await limiter.AcquireAsync(1, cancellationToken);
        if (lease.IsAcquired) return lease;
        lease.Dispose();
        return null;
    }
}
