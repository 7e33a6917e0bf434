using Microsoft.Extensions.Logging;

namespace SmartCaBot.Pkcs11.Tokens;

/// <summary>Connects, connects again, and starts the library afresh when it has made many objects: one caller at a time, with no session lent out.</summary>
internal sealed class TokenConnector(
    TokenOptions options, TokenGenerations generations, TimeProvider time, SessionPermits permits, ILogger<Token> logger) : IAsyncDisposable
{
    private const int MostDoublings = 16;

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly TokenLogin _login = new(options, generations, time);
    private Connection? _current;
    private TokenHealth _health = new(TokenCondition.NotConnected, time.GetUtcNow());
    private TokenCapabilities? _capabilities;
    private long _failedAt;
    private int _failures;

    public TokenHealth Health => Volatile.Read(ref _health);

    public TokenCapabilities? Capabilities => Volatile.Read(ref _capabilities);

    public Connection? Current => Volatile.Read(ref _current);

    /// <summary>There is no good connection, or the library should be started afresh.</summary>
    public bool NeedsWork => Current is not { Lost: false } connection || connection.ObjectsMade >= options.ReinitialiseAfter;

    /// <summary>It has not failed just before, nor would a rejected PIN be tried again.</summary>
    public bool MayConnect =>
        Health.Condition is TokenCondition.Ready or TokenCondition.NotConnected
        || (time.GetElapsedTime(Volatile.Read(ref _failedAt)) >= BackOff && !_login.WouldRepeatRejectedPin);

    private TimeSpan BackOff
    {
        get
        {
            var grown = options.RetryInterval * Math.Pow(2, Math.Clamp(Volatile.Read(ref _failures) - 1, 0, MostDoublings));
            return grown < options.LongestRetryInterval ? grown : options.LongestRetryInterval;
        }
    }

    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        ThrowIfFailedLately();
        if (!await _one.WaitAsync(options.LeaseTimeout, cancellationToken))
            throw new TokenUnavailableException(ReportFailure(TokenCondition.Failing, "Connecting takes too long."));
        try
        {
            if (!NeedsWork)
                return;
            ThrowIfFailedLately();
            if (!await permits.TakeAllAsync(time, cancellationToken))
                throw new TokenUnavailableException(ReportFailure(TokenCondition.Failing, "Calls to the token do not return."));
            try
            {
                Connect();
            }
            finally
            {
                permits.ReturnAll();
            }
        }
        finally
        {
            _one.Release();
        }
    }

    public TokenHealth ReportFailure(Pkcs11Exception failure) =>
        ReportFailure(TokenLogin.ConditionOf(failure), failure.Message);

    public async ValueTask DisposeAsync()
    {
        await _one.WaitAsync();
        // A call that never returns must not keep the process from ending; its session is closed under it.
        await permits.TakeAllAsync(time, CancellationToken.None);
        _current?.Close();
        _current = null;
        _login.Dispose();
    }

    private void Connect()
    {
        _current?.Close();
        _current = null;
        try
        {
            _current = _login.Connect();
        }
        catch (TokenLoginException failure)
        {
            throw new TokenUnavailableException(ReportFailure(failure.Condition, failure.Message), failure);
        }
        Volatile.Write(ref _failures, 0);
        Volatile.Write(ref _capabilities, _current.Capabilities);
        SetHealth(new TokenHealth(TokenCondition.Ready, time.GetUtcNow()));
    }

    private void ThrowIfFailedLately()
    {
        if (!MayConnect)
            throw new TokenUnavailableException(Health);
    }

    private TokenHealth ReportFailure(TokenCondition condition, string detail)
    {
        Volatile.Write(ref _failedAt, time.GetTimestamp());
        Interlocked.Increment(ref _failures);
        return SetHealth(new TokenHealth(condition, time.GetUtcNow(), detail));
    }

    private TokenHealth SetHealth(TokenHealth next)
    {
        var previous = Health;
        if (previous.Condition == next.Condition)
            next = next with { Since = previous.Since };
        else if (next.IsReady)
            TokenLog.Ready(logger, options.Label);
        else
            TokenLog.Unavailable(logger, options.Label, next.Condition, next.Detail);
        Volatile.Write(ref _health, next);
        return next;
    }
}
