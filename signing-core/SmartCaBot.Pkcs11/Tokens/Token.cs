using Microsoft.Extensions.Logging;
using SmartCaBot.Pkcs11.Native;

namespace SmartCaBot.Pkcs11.Tokens;

/// <summary>
/// One token, for the life of the process. Callers lend a session, a bounded number at once; the rest wait. When the
/// library, the token or the login is lost, callers get <see cref="TokenUnavailableException"/> at once and the first one after
/// <see cref="TokenOptions.RetryInterval"/> connects again: no restart, and no call waits longer than
/// <see cref="TokenOptions.LeaseTimeout"/>. Use one instance per library and process.
/// </summary>
public sealed class Token : IAsyncDisposable
{
    private const int Attempts = 3;
    private static readonly TimeSpan SessionCountPause = TimeSpan.FromMilliseconds(20);

    private readonly TokenOptions _options;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _permits;
    private readonly TokenConnector _connector;
    private bool _disposed;

    public Token(TokenOptions options, TimeProvider time, ILogger<Token> logger)
    {
        options.Validate();
        _options = options;
        _time = time;
        _permits = new SemaphoreSlim(options.MaxSessions, options.MaxSessions);
        _connector = new TokenConnector(options, time, _permits, logger);
    }

    /// <summary>How the token was when it was last used.</summary>
    public TokenHealth Health => _connector.Health;

    /// <summary>Uses the token, connecting if need be, and says how it is. Never throws for the token's state.</summary>
    public async Task<TokenHealth> CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await UseAsync(
                this,
                static (session, token) =>
                {
                    session.EnsureAlive();
                    return token.Health;
                },
                cancellationToken);
        }
        catch (TokenUnavailableException unavailable)
        {
            return unavailable.Health;
        }
    }

    /// <summary>
    /// Runs <paramref name="work"/> with a session. If the connection turns out to be gone it is made anew and the work runs
    /// once more, so work must be safe to repeat. Handles found in an earlier connection must be found again:
    /// compare <see cref="KeyHandle.Generation"/> with <see cref="TokenSession.Generation"/>.
    /// </summary>
    /// <exception cref="TokenUnavailableException">The token cannot be used now.</exception>
    public async ValueTask<TResult> UseAsync<TState, TResult>(
        TState state, Func<TokenSession, TState, TResult> work, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        for (var attempt = 1; ; attempt++)
        {
            var (connection, session) = await LeaseAsync(cancellationToken);
            try
            {
                return work(session, state);
            }
            catch (StaleKeyException) when (attempt == 1)
            {
            }
            catch (MissingObjectException) when (attempt == 1 && _time.GetElapsedTime(connection.Since) >= _options.LookAgainInterval)
            {
                connection.MarkLost();
            }
            catch (Pkcs11Exception failure) when (failure.Fault == Fault.Connection)
            {
                if (attempt > 1)
                    throw new TokenUnavailableException(_connector.ReportFailure(failure), failure);
            }
            finally
            {
                connection.Return(session);
                _permits.Release();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_disposed)
            return;
        _disposed = true;
        await _connector.DisposeAsync();
    }

    private async ValueTask<(Connection Connection, TokenSession Session)> LeaseAsync(CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            if (_connector.NeedsWork)
                await _connector.ConnectAsync(cancellationToken);
            if (!await _permits.WaitAsync(_options.LeaseTimeout, cancellationToken))
                throw new TokenUnavailableException(_connector.Health with { Detail = "No session became free in time." });
            try
            {
                if (_connector.Current is { Lost: false } connection)
                    return (connection, connection.Rent());
                _permits.Release();
            }
            catch (Pkcs11Exception failure)
            {
                _permits.Release();
                var outOfSessions = failure.ReturnValue == Ckr.SessionCount;
                if (outOfSessions ? _time.GetElapsedTime(started) > _options.LeaseTimeout : attempt >= Attempts)
                    throw new TokenUnavailableException(_connector.ReportFailure(failure), failure);
                if (outOfSessions)
                    await Task.Delay(SessionCountPause, _time, cancellationToken);
            }
        }
    }
}
