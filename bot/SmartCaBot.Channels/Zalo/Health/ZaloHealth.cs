using SmartCaBot.Channels.Zalo.OAuth;
using SmartCaBot.Channels.Zalo.Webhook;

namespace SmartCaBot.Channels.Zalo.Health;

/// <summary>How the channel is, for readiness and for the operator's page.</summary>
public sealed class ZaloHealth
{
    private readonly ZaloStatus _status;
    private readonly TokenStore _tokens;
    private readonly WebhookSpool _spool;
    private readonly TimeProvider _clock;

    internal ZaloHealth(ZaloStatus status, TokenStore tokens, WebhookSpool spool, TimeProvider clock)
    {
        _status = status;
        _tokens = tokens;
        _spool = spool;
        _clock = clock;
    }

    /// <summary>Null when well; otherwise what is wrong and what to do. Shows no secret.</summary>
    public async ValueTask<string?> ProblemAsync(CancellationToken cancellationToken)
    {
        if (_status.Token is { } problem) return problem;
        if (await _tokens.ReadAsync(cancellationToken) is not { } pair) return "not connected; run: smartcabot zalo connect";
        if (pair.ExpiresAt <= _clock.GetUtcNow()) return "the access token has expired and was not refreshed";
        if (_status.Operator is { } error) return $"{error.What} since {error.At:u}";
        return _spool.Count > 0 ? "events wait for the database" : null;
    }

    /// <summary>All that an operator may want to see.</summary>
    public async ValueTask<ZaloReport> ReportAsync(CancellationToken cancellationToken)
    {
        var pair = await _tokens.ReadAsync(cancellationToken);
        var now = _clock.GetUtcNow();
        return new ZaloReport(
            await ProblemAsync(cancellationToken), pair is null ? null : now - pair.IssuedAt, pair is null ? null : pair.ExpiresAt - now,
            _status.LastError?.At, _status.LastError?.What, _spool.Count, _status.Counts);
    }
}

/// <param name="Problem">As readiness says it; null when well.</param>
/// <param name="TokenAge">Of the access token; null without one.</param>
/// <param name="TokenLeft">Until it expires.</param>
/// <param name="LastErrorAt">Of this process.</param>
/// <param name="LastError">Without anything of a message.</param>
/// <param name="Spooled">Events that wait for the database.</param>
/// <param name="Counts">Since this process started.</param>
public sealed record ZaloReport(
    string? Problem, TimeSpan? TokenAge, TimeSpan? TokenLeft, DateTimeOffset? LastErrorAt, string? LastError, int Spooled,
    IReadOnlyDictionary<string, long> Counts);
