using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using SmartCaBot.Pkcs11.Native;

namespace SmartCaBot.Pkcs11.Tokens;

/// <summary>
/// One login to the token: an anchor session that keeps it alive, the idle sessions, and the handles found so far.
/// All of it is thrown away together when the token must be connected again.
/// </summary>
internal sealed class Connection(FunctionList functions, CULong slot, TokenSession anchor, long generation, long since)
{
    private readonly ConcurrentBag<TokenSession> _idle = [];
    private readonly ConcurrentDictionary<(KeyKind Kind, string Label), KeyHandle> _keys = [];
    private int _objectsMade;
    private volatile bool _lost;

    public long Generation => generation;

    /// <summary>When it was made, a timestamp of the clock.</summary>
    public long Since => since;

    /// <summary>Session objects made so far, alive or destroyed.</summary>
    public int ObjectsMade => Volatile.Read(ref _objectsMade);

    /// <summary>A call has shown that sessions, login or handles are no longer good.</summary>
    public bool Lost => _lost;

    public void MarkLost() => _lost = true;

    public void CountObject() => Interlocked.Increment(ref _objectsMade);

    /// <summary>A live session: an idle one that still answers, or a new one. Throws when the token does not answer.</summary>
    public TokenSession Rent()
    {
        if (!_idle.TryTake(out var session))
            return TokenSession.Open(functions, slot, this);
        session.EnsureAlive();
        return session;
    }

    public void Return(TokenSession session)
    {
        if (!_lost)
            _idle.Add(session);
        else
            session.Close();
    }

    public bool TryGetKey(KeyKind kind, string label, out KeyHandle key) => _keys.TryGetValue((kind, label), out key);

    public void Remember(KeyKind kind, string label, KeyHandle key) => _keys[(kind, label)] = key;

    /// <summary>Closes every session, the anchor last: with it goes the login.</summary>
    public void Close()
    {
        _lost = true;
        while (_idle.TryTake(out var session))
            session.Close();
        anchor.Close();
    }
}
