namespace SmartCaBot.Pkcs11.Tokens;

/// <summary>A key in the token, as known to one connection. Useless, and recognised as such, after a reconnect.</summary>
/// <param name="Value">The CK_OBJECT_HANDLE.</param>
/// <param name="Generation">The connection that it belongs to.</param>
/// <param name="Session">The session that made it and with which it ends; 0 for an object of the token.</param>
public readonly record struct KeyHandle(ulong Value, long Generation, int Session = 0);
