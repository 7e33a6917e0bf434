using Microsoft.Extensions.Logging;
using SmartCaBot.Pkcs11.Native;

namespace SmartCaBot.Pkcs11.Tokens;

/// <summary>
/// One of the tokens that a <see cref="Token"/> uses. Callers lend a session, a bounded number at once; the rest wait. A session that is
/// lost is replaced and the call tried once more; when the library, the device or the login is lost, callers get
/// <see cref="TokenUnavailableException"/> at once and the first one after the back-off connects again: no restart, and no
/// call waits longer than <see cref="TokenOptions.LeaseTimeout"/>.
/// </summary>
public sealed class TokenDevice : IAsyncDisposable
{
    private const int MostTries = 4;
    private static readonly TimeSpan SessionCountPause = TimeSpan.FromMilliseconds(20);

    private readonly TokenOptions _options;
    private readonly TimeProvider _time;
    private readonly SessionPermits _permits;
    private readonly TokenConnector _connector;
    private readonly TokenMetrics _metrics;
    private readonly ILogger _logger;
    private bool _disposed;

    internal TokenDevice(TokenOptions options, TokenGenerations generations, TokenMetrics metrics, TimeProvider time, ILogger<Token> logger)
    {
        options.Validate();
        _options = options;
        _time = time;
        _metrics = metrics;
        _logger = logger;
        _permits = new SessionPermits(options);
        _connector = new TokenConnector(options, generations, time, _permits, logger);
    }

    public string Label => _options.Label;

    /// <summary>How the token was when it was last used.</summary>
    public TokenHealth Health => _connector.Health;

    /// <summary>What it can do; null before the first connection.</summary>
    public TokenCapabilities? Capabilities => _connector.Capabilities;

    public TokenLoad Load => _permits.Load;

    /// <summary>Connecting may be tried now: it has not failed just before.</summary>
    internal bool MayConnect => _connector.MayConnect;

    /// <summary>Uses the token, connecting if need be, and says how it is. Never throws for the token's state.</summary>
    public async Task<TokenHealth> CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await UseAsync(
                this,
                static (session, device) =>
                {
                    session.EnsureAlive();
                    return device.Health;
                },
                cancellationToken);
        }
        catch (TokenUnavailableException unavailable)
        {
            return unavailable.Health;
        }
    }

    /// <summary>As <see cref="Token.UseAsync{TState, TResult}"/>, on this token alone.</summary>
    public async ValueTask<TResult> UseAsync<TState, TResult>(
        TState state, Func<TokenSession, TState, TResult> work, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var (lostSessions, lostConnections) = (0, 0);
        for (var attempt = 1; ; attempt++)
        {
            var (connection, session) = await LeaseAsync(cancellationToken);
            try
            {
                return work(session, state);
            }
            catch (StaleKeyException) when (attempt < MostTries)
            {
            }
            catch (MissingObjectException) when (attempt == 1 && _time.GetElapsedTime(connection.Since) >= _options.LookAgainInterval)
            {
                connection.MarkLost();
            }
            catch (Pkcs11Exception failure) when (failure.Fault == Fault.Request)
            {
                _metrics.Fault(_options.Label, failure.Name);
                TokenLog.Refused(_logger, _options.Label, failure.Function, failure.Name);
                throw;
            }
            catch (Pkcs11Exception failure)
            {
                _metrics.Fault(_options.Label, failure.Name);
                if (failure.Fault == Fault.Session)
                    lostSessions++;
                else
                    lostConnections++;
                // One lost session says little about the rest; a second one does.
                if (lostSessions > 1)
                    connection.MarkLost();
                if (lostConnections > 1 || lostSessions > 2)
                    throw new TokenUnavailableException(_connector.ReportFailure(failure), failure);
            }
            finally
            {
                connection.Return(session);
                _permits.Return();
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
            if (await _permits.TakeAsync(cancellationToken) is { } busy)
            {
                _metrics.Busy(_options.Label);
                throw new TokenBusyException(_connector.Health, busy);
            }
            try
            {
                if (!_connector.NeedsWork && _connector.Current is { } connection)
                    return (connection, connection.Rent());
                _permits.Return();
            }
            catch (Pkcs11Exception failure)
            {
                _permits.Return();
                _metrics.Fault(_options.Label, failure.Name);
                if (failure.ReturnValue == Ckr.SessionCount)
                {
                    if (_time.GetElapsedTime(started) > _options.LeaseTimeout)
                        throw new TokenBusyException(_connector.Health, "The token opens no further session.");
                    await Task.Delay(SessionCountPause, _time, cancellationToken);
                }
                else if (attempt >= MostTries)
                {
                    _connector.Current?.MarkLost();
                    throw new TokenUnavailableException(_connector.ReportFailure(failure), failure);
                }
            }
        }
    }
}
