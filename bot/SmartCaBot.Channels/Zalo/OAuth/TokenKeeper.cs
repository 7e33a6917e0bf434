using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using SmartCaBot.Channels.Zalo.Health;

namespace SmartCaBot.Channels.Zalo.OAuth;

/// <summary>
/// Gives out the access token and replaces it: one call at a time in this process, one node at a time in the cluster, the new pair stored
/// before anybody uses it. As soon as a new pair is issued the old access token is dead, so others find theirs refused and come here.
/// </summary>
internal sealed partial class TokenKeeper(
    TokenStore store, TokenClient client, ZaloOptions options, ZaloStatus status, TimeProvider clock, ILogger<TokenKeeper> logger) : IDisposable
{
    private const int Tries = 4;
    // Longer than all tries with two refresh tokens can take.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan AfterRefusal = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile TokenPair? _pair;
    private DateTimeOffset _quietUntil;
    private bool _wasRefused;

    /// <summary>The access token; null when there is none to be had now.</summary>
    public async ValueTask<string?> GetAsync(CancellationToken cancellationToken) =>
        _pair is { } pair && clock.GetUtcNow() < pair.ExpiresAt ? pair.Access : await ReplaceAsync(_pair?.Access, cancellationToken);

    /// <summary>Another access token than this one, which is dead or due; null when there is none to be had now.</summary>
    public async ValueTask<string?> ReplaceAsync(string? dead, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_pair is { } pair && pair.Access != dead && clock.GetUtcNow() < pair.ExpiresAt) return pair.Access;
            // Once the platform may have issued a pair, storing it must not be given up because one message's time is over.
            return (await ReplaceOnceAsync(dead, cancellationToken))?.Access;
        }
        finally
        {
            _turn.Release();
        }
    }

    public TokenPair? Current => _pair;

    public void Dispose() => _turn.Dispose();

    private async Task<TokenPair?> ReplaceOnceAsync(string? dead, CancellationToken cancellationToken)
    {
        for (var until = clock.GetUtcNow() + LongestWait; clock.GetUtcNow() < until; await Task.Delay(Pause, clock, cancellationToken))
        {
            if (await StoredAsync(dead, cancellationToken) is { } other) return Use(other);
            if (clock.GetUtcNow() < _quietUntil) return null;
            if (!await store.TryLeaseAsync(Lease, cancellationToken)) continue;
            try
            {
                return await StoredAsync(dead, cancellationToken) is { } meanwhile ? Use(meanwhile) : await RefreshAsync();
            }
            finally
            {
                await store.ReturnLeaseAsync(CancellationToken.None);
            }
        }

        return null;
    }

    /// <summary>The stored pair, when it is another and still good.</summary>
    private async ValueTask<TokenPair?> StoredAsync(string? dead, CancellationToken cancellationToken) =>
        await store.ReadAsync(cancellationToken) is { } stored && stored.Access != dead && clock.GetUtcNow() < stored.ExpiresAt ? stored : null;

    private async Task<TokenPair?> RefreshAsync()
    {
        var stored = await store.ReadAsync(CancellationToken.None);
        if (stored is not null && await ExchangeAsync(stored.Refresh, stored.SettingHash) is { } next) return next;
        // The operator has set another one since: API Explorer's, after the authorisation was lost.
        if (options.RefreshToken is { Length: > 0 } given && Hash(given) is var hash && hash != stored?.SettingHash
            && await ExchangeAsync(given, hash) is { } first)
            return first;
        _quietUntil = clock.GetUtcNow() + (_wasRefused ? AfterRefusal : AfterFailure);
        return null;
    }

    private async Task<TokenPair?> ExchangeAsync(string refresh, string? settingHash)
    {
        _wasRefused = false;
        for (var tries = 1; tries <= Tries; tries++)
        {
            switch (await client.RefreshAsync(refresh, CancellationToken.None))
            {
                case Exchange.Issued issued:
                    var now = clock.GetUtcNow();
                    var pair = new TokenPair(issued.Access, issued.Refresh, now, now + issued.Lifetime, settingHash);
                    await store.WriteAsync(pair, CancellationToken.None);
                    LogRefreshed();
                    return Use(pair);
                case Exchange.Refused refused:
                    _wasRefused = true;
                    LogRefused(refused.Code);
                    status.TokenProblem($"refresh refused ({refused.Code}); run: smartcabot zalo connect");
                    return null;
                case Exchange.Failed failed:
                    // The answer may be lost and the token used up; asking again with it is all that can be done.
                    LogFailed(failed.Reason);
                    status.TokenProblem($"refresh failed ({failed.Reason})");
                    await Task.Delay(Pause * (tries * tries * 2), clock, CancellationToken.None);
                    break;
            }
        }

        return null;
    }

    private TokenPair Use(TokenPair pair)
    {
        status.TokenProblem(null);
        _pair = pair;
        return pair;
    }

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)).AsSpan(0, 8));

    [LoggerMessage(1, LogLevel.Information, "The Zalo access token was refreshed and stored.")]
    private partial void LogRefreshed();

    [LoggerMessage(2, LogLevel.Error, "Zalo refused to refresh the access token (error {Code}). An administrator of the account must run: smartcabot zalo connect.")]
    private partial void LogRefused(long code);

    [LoggerMessage(3, LogLevel.Warning, "The Zalo access token could not be refreshed: {Reason}.")]
    private partial void LogFailed(string reason);
}
