using System.Collections.Frozen;

namespace SmartCaBot.Channels.Connector.Authentication;

/// <summary>
/// The keys that an issuer publishes, found through its OpenID metadata. Read again after a day, and earlier when a token names a key that
/// is not among them, though never more than once a minute: anybody can make up a key's name. While the issuer cannot be reached, what is
/// known counts for another day.
/// </summary>
internal sealed class SigningKeys(Uri metadata, ConnectorHttp http, bool allowHttp, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(24);
    private static readonly TimeSpan Usable = TimeSpan.FromHours(48);
    private static readonly TimeSpan BetweenReads = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _reading = new(1, 1);
    private Published? _published;
    private DateTimeOffset _lastTry = DateTimeOffset.MinValue;

    /// <returns>The key; null and true: it is not among those published; null and false: they cannot be read now.</returns>
    public async ValueTask<(PublishedKey? Key, bool Available)> FindAsync(string? kid, CancellationToken cancellationToken)
    {
        var published = Volatile.Read(ref _published);
        if (published is null || clock.GetUtcNow() - published.At >= Fresh || !published.Keys.ContainsKey(kid ?? ""))
            published = await ReadAgainAsync(published, cancellationToken);
        if (published is null || clock.GetUtcNow() - published.At >= Usable) return (null, false);
        return (published.Keys.GetValueOrDefault(kid ?? ""), true);
    }

    public void Dispose() => _reading.Dispose();

    private async ValueTask<Published?> ReadAgainAsync(Published? seen, CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            var now = clock.GetUtcNow();
            // Somebody else has read them while we waited, or it is too soon.
            if (!ReferenceEquals(_published, seen) || now - _lastTry < BetweenReads) return _published;
            _lastTry = now;
            if (await ReadAsync(cancellationToken) is { Count: > 0 } keys) Volatile.Write(ref _published, new Published(keys, now));
            return _published;
        }
        finally
        {
            _reading.Release();
        }
    }

    private async ValueTask<FrozenDictionary<string, PublishedKey>?> ReadAsync(CancellationToken cancellationToken)
    {
        using var document = await http.GetJsonAsync(metadata, cancellationToken);
        if (document?.RootElement is not { ValueKind: System.Text.Json.JsonValueKind.Object } root
            || !root.TryGetProperty("jwks_uri", out var address)
            || !Uri.TryCreate(address.GetString(), UriKind.Absolute, out var jwks)
            || !(jwks.Scheme == Uri.UriSchemeHttps || allowHttp))
            return null;
        using var set = await http.GetJsonAsync(jwks, cancellationToken);
        return set is null ? null : PublishedKey.ReadSet(set.RootElement).ToFrozenDictionary(key => key.Id, StringComparer.Ordinal);
    }

    private sealed record Published(FrozenDictionary<string, PublishedKey> Keys, DateTimeOffset At);
}
