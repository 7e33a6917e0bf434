using System.Diagnostics.CodeAnalysis;

namespace SmartCaBot.Pkcs11.Tokens;

/// <summary>Leave to use a session: so many at once, so many waiting behind them, and none longer than the limit.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore without a wait handle holds nothing to dispose of, and callers may still wait on it.")]
internal sealed class SessionPermits(TokenOptions options)
{
    private readonly SemaphoreSlim _free = new(options.MaxSessions, options.MaxSessions);
    private int _waiting;

    public TokenLoad Load => new(options.MaxSessions - _free.CurrentCount, Volatile.Read(ref _waiting), options.MaxSessions);

    /// <summary>Null when granted, to be given back by <see cref="Return"/>; otherwise why not.</summary>
    public async ValueTask<string?> TakeAsync(CancellationToken cancellationToken)
    {
        if (_free.Wait(0, cancellationToken))
            return null;
        try
        {
            if (Interlocked.Increment(ref _waiting) > options.MaxWaiting)
                return "Too many callers wait for a session.";
            return await _free.WaitAsync(options.LeaseTimeout, cancellationToken) ? null : "No session became free in time.";
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    public void Return() => _free.Release();

    /// <summary>Takes every permit: once all are here, no call into the library is under way. False, and none held, when some do not come back in time.</summary>
    public async Task<bool> TakeAllAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var held = 0;
        try
        {
            for (; held < options.MaxSessions; held++)
            {
                var left = options.LeaseTimeout - time.GetElapsedTime(started);
                if (!await _free.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, cancellationToken))
                    break;
            }
        }
        catch when (held > 0)
        {
            _free.Release(held);
            throw;
        }
        if (held == options.MaxSessions)
            return true;
        if (held > 0)
            _free.Release(held);
        return false;
    }

    public void ReturnAll() => _free.Release(options.MaxSessions);
}
