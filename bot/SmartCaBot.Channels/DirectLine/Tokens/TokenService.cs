using System.Buffers.Text;
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
    private static readonly string Header = Base64Url.EncodeToString("""{"alg":"HS256","typ":"JWT"}"""u8);

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
        var end = token.LastIndexOf('.');
        if (token.Length > MaxLength || end <= Header.Length || !token.StartsWith(Header) || token[Header.Length] != '.')
            return TokenReading.Invalid.Instance;

        Span<byte> signed = stackalloc byte[MaxLength];
        Span<byte> mac = stackalloc byte[KeyRing.MacBytes];
        if (!Encoding.UTF8.TryGetBytes(token[..end], signed, out var length)
            || !KeyRing.TryDecode(token[(end + 1)..], mac)
            || !keys.Verify(KeyPurpose.Token, signed[..length], mac))
            return TokenReading.Invalid.Instance;

        var json = signed[(Header.Length + 1)..length];
        var payload = JsonSerializer.Deserialize(
            json[..Base64Url.DecodeFromUtf8InPlace(json)], ChannelsJson.Default.TokenPayload)!;
        return clock.GetUtcNow().ToUnixTimeSeconds() >= payload.ExpiresAt
            ? TokenReading.Expired.Instance
            : new TokenReading.Valid(new TokenClaims(payload.User, payload.Conv, payload.Origins));
    }
}
