using Microsoft.Extensions.Logging;

namespace SmartCaBot.Pkcs11.Tokens;

/// <summary>Connects, connects again, and starts the library afresh when it has made many objects: one caller at a time, with no session lent out.</summary>
internal sealed class TokenConnector(
    TokenOptions options, TimeProvider time, SemaphoreSlim permits, ILogger<Token> logger) : IAsyncDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly TokenLogin _login = new(options, time);
    private Connection? _current;
    private TokenHealth _health = new(TokenCondition.NotConnected, time.GetUtcNow());
    private long _failedAt;

    public TokenHealth Health => Volatile.Read(ref _health);

    public Connection? Current => Volatile.Read(ref _current);

    /// <summary>There is no good connection, or the library should be started afresh.</summary>
    public bool NeedsWork => Current is not { Lost: false } connection || connection.ObjectsMade >= options.ReinitialiseAfter;

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
            await DrainAsync(cancellationToken);
            try
            {
                Connect();
            }
            finally
            {
                permits.Release(options.MaxSessions);
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
        await DrainAsync(CancellationToken.None);
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
        SetHealth(new TokenHealth(TokenCondition.Ready, time.GetUtcNow()));
    }

    /// <summary>Takes every permit: once all are here, no call into the library is under way.</summary>
    private async Task DrainAsync(CancellationToken cancellationToken)
    {
        var held = 0;
        try
        {
            for (; held < options.MaxSessions; held++)
            {
                if (!await permits.WaitAsync(options.LeaseTimeout, cancellationToken))
                    throw new TokenUnavailableException(ReportFailure(TokenCondition.Failing, "Calls to the token do not return."));
            }
        }
        catch when (held > 0)
        {
            permits.Release(held);
            throw;
        }
    }

    private void ThrowIfFailedLately()
    {
        var health = Health;
        if (health.Condition is TokenCondition.Ready or TokenCondition.NotConnected)
            return;
        if (time.GetElapsedTime(Volatile.Read(ref _failedAt)) < options.RetryInterval || _login.WouldRepeatRejectedPin)
            throw new TokenUnavailableException(health);
    }

    private TokenHealth ReportFailure(TokenCondition condition, string detail)
    {
        Volatile.Write(ref _failedAt, time.GetTimestamp());
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
