using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using SmartCaBot.Pkcs11.Native;

namespace SmartCaBot.Pkcs11.Tokens;

/// <summary>
/// One login to the token: an anchor session that keeps it alive, the idle sessions, and the handles found so far.
/// All of it is thrown away together when the token must be connected again.
/// </summary>
internal sealed class Connection(
    FunctionList functions, CULong slot, TokenSession anchor, TokenCapabilities capabilities, long generation, long since)
{
    private readonly ConcurrentBag<TokenSession> _idle = [];
    private readonly ConcurrentDictionary<(KeyKind Kind, string Label), KeyHandle> _keys = [];
    private readonly ConcurrentDictionary<int, bool> _gone = [];
    private int _sessions;
    private int _objectsMade;
    private volatile bool _lost;

    public long Generation => generation;

    public TokenCapabilities Capabilities => capabilities;

    /// <summary>When it was made, a timestamp of the clock.</summary>
    public long Since => since;

    /// <summary>Session objects made so far, alive or destroyed.</summary>
    public int ObjectsMade => Volatile.Read(ref _objectsMade);

    /// <summary>A call has shown that login or handles are no longer good.</summary>
    public bool Lost => _lost;

    public void MarkLost() => _lost = true;

    public void CountObject() => Interlocked.Increment(ref _objectsMade);

    public int NextSession() => Interlocked.Increment(ref _sessions);

    /// <summary>The session that made an object has been thrown away, and the object with it.</summary>
    public bool HasLost(int session) => !_gone.IsEmpty && _gone.ContainsKey(session);

    /// <summary>A live session: an idle one that still answers, or a new one. Throws when the token does not answer.</summary>
    public TokenSession Rent()
    {
        while (_idle.TryTake(out var idle))
        {
            if (IsAlive(idle))
                return idle;
        }
        var opened = TokenSession.Open(functions, slot, this);
        return IsAlive(opened) ? opened : throw new Pkcs11Exception("C_OpenSession", Ckr.SessionHandleInvalid);
    }

    public void Return(TokenSession session)
    {
        if (_lost)
            session.Close();
        else if (session.IsSpoiled)
            Discard(session);
        else
            _idle.Add(session);
    }

    public bool TryGetKey(KeyKind kind, string label, out KeyHandle key) => _keys.TryGetValue((kind, label), out key);

    public void Remember(KeyKind kind, string label, KeyHandle key) => _keys[(kind, label)] = key;

    public void Forget(KeyKind kind, string label) => _keys.TryRemove((kind, label), out _);

    /// <summary>Closes every session, the anchor last: with it goes the login.</summary>
    public void Close()
    {
        _lost = true;
        while (_idle.TryTake(out var session))
            session.Close();
        anchor.Close();
    }

    private bool IsAlive(TokenSession session)
    {
        try
        {
            session.EnsureAlive();
            return true;
        }
        catch (Pkcs11Exception gone) when (gone.Fault == Fault.Session)
        {
            Discard(session);
            return false;
        }
        catch (Pkcs11Exception)
        {
            session.Close();
            throw;
        }
    }

    private void Discard(TokenSession session)
    {
        _gone[session.Id] = true;
        session.Close();
    }
}
