using System.Runtime.InteropServices;
using SmartCaBot.Pkcs11.Native;

namespace SmartCaBot.Pkcs11.Tokens;

/// <summary>
/// A logged-in session, lent by <see cref="Token"/> to one caller at a time. A failed call that shows the session to be gone has it
/// thrown away; one that shows the connection to be gone marks that, and the token connects again before the next caller.
/// </summary>
public sealed unsafe partial class TokenSession
{
    private readonly FunctionList _functions;
    private readonly CULong _handle;
    private Connection? _connection;

    private TokenSession(FunctionList functions, CULong handle, Connection? connection)
    {
        _functions = functions;
        _handle = handle;
        _connection = connection;
        Id = connection?.NextSession() ?? 0;
    }

    /// <summary>Changes with each connection; handles of another generation are stale.</summary>
    public long Generation => Connection.Generation;

    /// <summary>What the token can do.</summary>
    public TokenCapabilities Capabilities => Connection.Capabilities;

    /// <summary>Unique in the connection; 0 for the anchor.</summary>
    internal int Id { get; }

    /// <summary>A call has shown that this session is not to be used again.</summary>
    internal bool IsSpoiled { get; private set; }

    private Connection Connection =>
        _connection ?? throw new InvalidOperationException("The session is not part of a connection yet.");

    /// <param name="functions">The module.</param>
    /// <param name="slot">The token's slot.</param>
    /// <param name="connection">What it belongs to; null for an anchor, until <see cref="Join"/>.</param>
    internal static TokenSession Open(FunctionList functions, CULong slot, Connection? connection)
    {
        CULong handle;
        var flags = new CULong((uint)(Ckf.SerialSession | Ckf.RwSession));
        var result = functions.OpenSession(slot, flags, null, null, &handle);
        if (Faults.Of("C_OpenSession", result.Value) == Fault.Connection)
            connection?.MarkLost();
        Pkcs11Exception.ThrowIfFailed(result, "C_OpenSession");
        return new TokenSession(functions, handle, connection);
    }

    /// <summary>Whether the handle is of this connection, and what made it has not been lost.</summary>
    public bool Knows(KeyHandle key) => key.Generation == Generation && !Connection.HasLost(key.Session);

    internal void Join(Connection connection) => _connection = connection;

    /// <summary>Logs the process in, as user or security officer; already being logged in is as good.</summary>
    internal void Login(ulong user, ReadOnlySpan<byte> pin)
    {
        fixed (byte* bytes = pin)
        {
            var result = _functions.Login(_handle, new CULong((uint)user), bytes, new CULong((uint)pin.Length));
            if (result.Value != Ckr.UserAlreadyLoggedIn)
                Pkcs11Exception.ThrowIfFailed(result, "C_Login");
        }
    }

    internal void Logout() => _ = _functions.Logout(_handle);

    internal void InitialisePin(ReadOnlySpan<byte> pin)
    {
        fixed (byte* bytes = pin)
            Check(_functions.InitPin(_handle, bytes, new CULong((uint)pin.Length)), "C_InitPIN");
    }

    /// <summary>Throws, and marks the connection lost, when the session is no longer known to the token or not logged in.</summary>
    internal void EnsureAlive()
    {
        // CK_SESSION_INFO: slot, state, flags, device error. State 3 is "read/write user functions" (CKS_RW_USER_FUNCTIONS).
        var info = stackalloc byte[64];
        Check(_functions.GetSessionInfo(_handle, info), "C_GetSessionInfo");
        if (Abi.Current.ReadULong(new ReadOnlySpan<byte>(info + Abi.Current.ULong, 8)) != 3)
            Check(new CULong((uint)Ckr.UserNotLoggedIn), "C_GetSessionInfo");
    }

    internal void Close() => _ = _functions.CloseSession(_handle);

    private void Check(CULong result, string function)
    {
        if (result.Value == Ckr.Ok)
            return;
        var fault = Faults.Of(function, result.Value);
        if (fault == Fault.Connection)
            _connection?.MarkLost();
        IsSpoiled |= fault == Fault.Session;
        Pkcs11Exception.ThrowIfFailed(result, function);
    }

    private CULong Native(KeyHandle key)
    {
        if (!Knows(key))
            throw new StaleKeyException();
        return new CULong((nuint)key.Value);
    }
}
