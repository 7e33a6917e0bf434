using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using SmartCaBot.Channels.Http;
using SmartCaBot.Channels.Keys;

namespace SmartCaBot.Channels.DirectLine.Tokens;

/// <summary>
/// Makes and reads Direct Line tokens: JWTs (RFC 7519) signed with HS256. Reading accepts exactly the header that is written here, so
/// there is no algorithm to choose for whoever forges one.
/// </summary>
internal sealed class TokenService(DirectLineOptions options, KeyRing keys, TimeProvider clock)
{
    private const int MaxLength = 4096;
    private const int MaxKnown = 20_000;
    private static readonly string Header = Base64Url.EncodeToString("""{"alg":"HS256","typ":"JWT"}"""u8);

    // Tokens found good before: a person sends many requests with one. Emptied when full; expiry is looked at each time.
    private readonly ConcurrentDictionary<string, TokenPayload> _known = new(StringComparer.Ordinal);
    private int _knownCount;

    /// <summary>Seconds a new token lives.</summary>
    public int ExpiresIn { get; } = (int)options.TokenLifetime.TotalSeconds;

    public string Issue(TokenClaims claims)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var payload = JsonSerializer.SerializeToUtf8Bytes(
            new TokenPayload(claims.UserId, claims.ConversationId, now, now + ExpiresIn, claims.Origins), ChannelsJson.Default.TokenPayload);
        var signed = $"{Header}.{Base64Url.EncodeToString(payload)}";
        Span<byte> mac = stackalloc byte[KeyRing.MacBytes];
        keys.Mac(KeyPurpose.Token, Encoding.ASCII.GetBytes(signed), mac);
        return $"{signed}.{Base64Url.EncodeToString(mac)}";
    }

    public TokenReading Read(ReadOnlySpan<char> token)
    {
        var known = _known.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!known.TryGetValue(token, out var payload))
        {
            payload = Verify(token);
            if (payload is null) return TokenReading.Invalid.Instance;
            if (Interlocked.Increment(ref _knownCount) > MaxKnown)
            {
                _known.Clear();
                _knownCount = 0;
            }

            known.TryAdd(token, payload);
        }

        return clock.GetUtcNow().ToUnixTimeSeconds() >= payload.ExpiresAt
            ? TokenReading.Expired.Instance
            : new TokenReading.Valid(new TokenClaims(payload.User, payload.Conv, payload.Origins));
    }

    /// <summary>What the token says if it is one of ours, in time or not.</summary>
    private TokenPayload? Verify(ReadOnlySpan<char> token)
    {
        var end = token.LastIndexOf('.');
        if (token.Length > MaxLength || end <= Header.Length || !token.StartsWith(Header) || token[Header.Length] != '.') return null;

        Span<byte> signed = stackalloc byte[MaxLength];
        Span<byte> mac = stackalloc byte[KeyRing.MacBytes];
        if (!Encoding.UTF8.TryGetBytes(token[..end], signed, out var length)
            || !KeyRing.TryDecode(token[(end + 1)..], mac)
            || !keys.Verify(KeyPurpose.Token, signed[..length], mac))
            return null;

        var json = signed[(Header.Length + 1)..length];
        return JsonSerializer.Deserialize(json[..Base64Url.DecodeFromUtf8InPlace(json)], ChannelsJson.Default.TokenPayload);
    }
}
