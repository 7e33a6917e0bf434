using System.Security.Cryptography;
using System.Text.Json;
using SmartCaBot.Conversations.Storing;

namespace SmartCaBot.Channels.Zalo.OAuth;

/// <summary>The token pair and the right to refresh it, shared by all nodes.</summary>
internal sealed class TokenStore(ISharedValues values, ZaloOptions options, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly string _owner = RandomNumberGenerator.GetHexString(16, lowercase: true);

    private string Key => $"zalo.tokens.{options.OaId}";

    private string LeaseKey => $"zalo.tokens.lease.{options.OaId}";

    public async ValueTask<TokenPair?> ReadAsync(CancellationToken cancellationToken) =>
        await values.ReadAsync(Key, cancellationToken) is { } stored ? JsonSerializer.Deserialize(stored.Value, TokenJson.Default.TokenPair) : null;

    /// <summary>
    /// Durable when it returns. Whatever is there is replaced: of two pairs only the later one is good. The old refresh token is used up, so
    /// giving up would lose the account's authorisation: a database that is away is waited for.
    /// </summary>
    public async ValueTask WriteAsync(TokenPair pair, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.Serialize(pair, TokenJson.Default.TokenPair);
        for (var pause = Pause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                var stored = await values.ReadAsync(Key, cancellationToken);
                if (await values.TryWriteAsync(Key, json, stored?.Version ?? 0, expiresAt: null, cancellationToken)) return;
            }
            catch (Exception) when (!cancellationToken.IsCancellationRequested)
            {
                await Task.Delay(pause, clock, cancellationToken);
            }
        }
    }

    /// <summary>True: only this node may refresh until then, or until it gives the right back.</summary>
    public async ValueTask<bool> TryLeaseAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var held = await values.ReadAsync(LeaseKey, cancellationToken);
        return (held is null || held.IsOver(now))
            && await values.TryWriteAsync(LeaseKey, _owner, held?.Version ?? 0, now + time, cancellationToken);
    }

    public async ValueTask ReturnLeaseAsync(CancellationToken cancellationToken)
    {
        if (await values.ReadAsync(LeaseKey, cancellationToken) is { } held && held.Value == _owner)
            await values.TryWriteAsync(LeaseKey, _owner, held.Version, clock.GetUtcNow(), cancellationToken);
    }
}
