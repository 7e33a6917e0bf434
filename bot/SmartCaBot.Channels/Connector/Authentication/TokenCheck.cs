using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SmartCaBot.Channels.Connector.Authentication;

/// <summary>
/// Whether a token is genuine and meant for this bot: algorithm, issuer, audience, signature, lifetime, and of the Emulator's tokens the
/// application. Nothing of a refused token leaves here but the reason.
/// </summary>
internal sealed class TokenCheck : IDisposable
{
    /// <summary>Bot Framework allows clocks to differ by this much.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private readonly ConnectorOptions _options;
    private readonly SigningKeys _channelKeys;
    private readonly SigningKeys _azureKeys;
    private readonly HashSet<string> _azureIssuers;
    private readonly TimeProvider _clock;
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    public TokenCheck(ConnectorOptions options, ConnectorHttp http, TimeProvider clock)
    {
        _options = options;
        _clock = clock;
        _channelKeys = new SigningKeys(options.Cloud.ChannelMetadata, http, options.AllowHttp, clock);
        _azureKeys = new SigningKeys(options.Cloud.AzureMetadata, http, options.AllowHttp, clock);
        _azureIssuers = [.. options.AzureIssuers()];
    }

    /// <returns>The token, or why it is refused.</returns>
    public async ValueTask<(CheckedToken? Token, ConnectorRefusal Refusal)> CheckAsync(string token, CancellationToken cancellationToken)
    {
        if (Read(token) is not { } jwt) return (null, ConnectorRefusal.Malformed);
        if (jwt.Alg != SecurityAlgorithms.RsaSha256) return (null, ConnectorRefusal.Algorithm);
        var byChannel = jwt.Issuer == _options.Cloud.ChannelIssuer;
        if (!byChannel && !_azureIssuers.Contains(jwt.Issuer)) return (null, ConnectorRefusal.Issuer);

        var keys = byChannel ? _channelKeys : _azureKeys;
        var (key, available) = await keys.FindAsync(jwt.Kid, cancellationToken);
        if (key is null) return (null, available ? ConnectorRefusal.Key : ConnectorRefusal.KeysUnavailable);
        if (await ProblemAsync(jwt, key) is { } problem) return (null, problem);
        if (LifetimeProblem(jwt) is { } untimely) return (null, untimely);
        if (!byChannel && !IsOurApplication(jwt)) return (null, ConnectorRefusal.Application);
        return (
            new CheckedToken(
                Utc(jwt.ValidTo) + Skew, byChannel ? Claim(jwt, "serviceurl") : null, byChannel ? key.Endorsements : null),
            default);
    }

    public void Dispose()
    {
        _channelKeys.Dispose();
        _azureKeys.Dispose();
    }

    private static JsonWebToken? Read(string token)
    {
        try
        {
            return new JsonWebToken(token);
        }
        catch (Exception error) when (error is ArgumentException or SecurityTokenException)
        {
            return null;
        }
    }

    private async ValueTask<ConnectorRefusal?> ProblemAsync(JsonWebToken jwt, PublishedKey key)
    {
        var result = await _handler.ValidateTokenAsync(jwt, new TokenValidationParameters
        {
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            ValidIssuer = jwt.Issuer,
            ValidAudience = _options.AppId,
            IssuerSigningKey = key.Key,
            TryAllIssuerSigningKeys = false,
            RequireSignedTokens = true,
            // By our own clock, below.
            ValidateLifetime = false,
        });
        return result switch
        {
            { IsValid: true } => null,
            { Exception: SecurityTokenInvalidAudienceException } => ConnectorRefusal.Audience,
            { Exception: SecurityTokenInvalidAlgorithmException } => ConnectorRefusal.Algorithm,
            { Exception: SecurityTokenInvalidIssuerException } => ConnectorRefusal.Issuer,
            _ => ConnectorRefusal.Signature,
        };
    }

    private ConnectorRefusal? LifetimeProblem(JsonWebToken jwt)
    {
        var now = _clock.GetUtcNow();
        // A token without an end has ended.
        if (jwt.ValidTo == DateTime.MinValue || Utc(jwt.ValidTo) + Skew < now) return ConnectorRefusal.Expired;
        return jwt.ValidFrom != DateTime.MinValue && Utc(jwt.ValidFrom) - Skew > now ? ConnectorRefusal.NotYetValid : null;
    }

    /// <summary>The Emulator signs in as the bot itself; tokens of version 1.0 name the application otherwise than those of 2.0.</summary>
    private bool IsOurApplication(JsonWebToken jwt) => Claim(jwt, "ver") switch
    {
        "1.0" => Claim(jwt, "appid") == _options.AppId,
        "2.0" => Claim(jwt, "azp") == _options.AppId,
        _ => false,
    };

    private static string? Claim(JsonWebToken jwt, string name) => jwt.TryGetClaim(name, out var claim) ? claim.Value : null;

    private static DateTimeOffset Utc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
