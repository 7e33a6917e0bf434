using System.Security.Cryptography;

namespace SmartCaBot.ZaloSandbox.OAuth;

/// <summary>
/// The account's tokens. One pair is good at a time: a refresh token works once, and an access token dies as soon as the next is issued.
/// </summary>
public sealed class TokenIssuer
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _clock;
    private readonly TokenFile _file;
    private readonly List<TokenPair> _pairs = [];
    private bool _alive;
    private long _since;
    private int _refused;
    private int _deadUses;

    internal TokenIssuer(SandboxOptions options)
    {
        _clock = options.Clock;
        _file = new TokenFile(options.StateFile);
        if (_file.Read() is { } kept) Add(kept);
        else if (options.RefreshToken is { } first) Add(new TokenPair(NewToken(), first, _clock.GetUtcNow()));
    }

    /// <summary>Every pair so far, the last one first.</summary>
    public IReadOnlyList<TokenPair> Pairs
    {
        get { lock (_lock) return [.. _pairs.AsEnumerable().Reverse()]; }
    }

    /// <summary>Refreshes that were refused: used, unknown or expired tokens.</summary>
    public int RefusedRefreshes => Volatile.Read(ref _refused);

    /// <summary>Calls made with a token that was dead already.</summary>
    public int DeadTokenUses => Volatile.Read(ref _deadUses);

    /// <summary>How long the last pair has been there.</summary>
    internal TimeSpan Age
    {
        get { lock (_lock) return _clock.GetElapsedTime(_since); }
    }

    /// <summary>A new pair, as after consent or from API Explorer.</summary>
    public TokenPair Issue()
    {
        lock (_lock) return Add(new TokenPair(NewToken(), NewToken(), _clock.GetUtcNow()));
    }

    /// <summary>The access token is gone before its time; the refresh token stays good.</summary>
    public void KillAccessToken()
    {
        lock (_lock) _alive = false;
    }

    /// <summary>The next pair, or null when this refresh token is not, or no longer, good.</summary>
    internal TokenPair? Refresh(string token)
    {
        lock (_lock)
        {
            if (_pairs is [.., var last] && Same(last.Refresh, token) && _clock.GetUtcNow() < last.Issued + TokenPair.RefreshLifetime)
                return Issue();
            _refused++;
            return null;
        }
    }

    internal TokenState Look(string? token)
    {
        lock (_lock)
        {
            if (token is null || _pairs.FindLastIndex(pair => Same(pair.Access, token)) is var index && index < 0) return TokenState.Unknown;
            if (index == _pairs.Count - 1 && _alive && _clock.GetUtcNow() < _pairs[index].Issued + TokenPair.AccessLifetime) return TokenState.Good;
            _deadUses++;
            return TokenState.Dead;
        }
    }

    private static bool Same(string a, string b) =>
        CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(a), System.Text.Encoding.UTF8.GetBytes(b));

    private static string NewToken() => RandomNumberGenerator.GetHexString(64, lowercase: true);

    private TokenPair Add(TokenPair pair)
    {
        _pairs.Add(pair);
        _alive = true;
        _since = _clock.GetTimestamp();
        _file.Write(pair);
        return pair;
    }
}
