using Microsoft.Extensions.Logging;

namespace SmartCaBot.Pkcs11.Tokens;

/// <summary>
/// The token, for the life of the process: one device, or several that hold the same keys (an HSM and its replica, restored from one
/// backup). The first in order that is well does the work; while it is away the next one does, and it is tried again in the
/// background. Use one instance per process.
/// </summary>
public sealed class Token : IAsyncDisposable
{
    private readonly TokenDevice[] _devices;
    private readonly TokenOrder _order;
    private readonly TokenMetrics _metrics;

    public Token(TokenOptions options, TimeProvider time, ILogger<Token> logger)
        : this([options], time, logger)
    {
    }

    /// <param name="options">In the order of preference; at least one. Labels or libraries differ.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Hears of each change of health.</param>
    public Token(IReadOnlyList<TokenOptions> options, TimeProvider time, ILogger<Token> logger)
    {
        ArgumentOutOfRangeException.ThrowIfZero(options.Count);
        var generations = new TokenGenerations();
        _devices = [];
        _metrics = new TokenMetrics(() => _devices);
        _devices = [.. options.Select(each => new TokenDevice(each, generations, _metrics, time, logger))];
        _order = new TokenOrder(_devices);
    }

    /// <summary>In order of preference.</summary>
    public IReadOnlyList<TokenDevice> Devices => _devices;

    /// <summary>How the device was that works, or would, when it was last used.</summary>
    public TokenHealth Health => (_devices.FirstOrDefault(device => device.Health.IsReady) ?? _devices[0]).Health;

    /// <summary>Uses the token, connecting if need be, and says how it is. Never throws for the token's state.</summary>
    public async Task<TokenHealth> CheckAsync(CancellationToken cancellationToken)
    {
        if (_devices.Length == 1)
            return await _devices[0].CheckAsync(cancellationToken);
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
    /// Runs <paramref name="work"/> with a session. If session or connection turn out to be gone they are made anew, and the work runs
    /// once more, perhaps on another device: it must be safe to repeat. Handles found in an earlier connection must be found again; ask
    /// <see cref="TokenSession.Knows"/>.
    /// </summary>
    /// <exception cref="TokenBusyException">No session became free in time.</exception>
    /// <exception cref="TokenUnavailableException">No device can be used now.</exception>
    public ValueTask<TResult> UseAsync<TState, TResult>(
        TState state, Func<TokenSession, TState, TResult> work, CancellationToken cancellationToken) =>
        _devices.Length == 1
            ? _devices[0].UseAsync(state, work, cancellationToken)
            : _order.UseAsync(state, work, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _order.DisposeAsync();
        foreach (var device in _devices)
            await device.DisposeAsync();
        _metrics.Dispose();
    }
}
