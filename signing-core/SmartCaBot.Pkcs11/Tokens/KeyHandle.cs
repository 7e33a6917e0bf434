namespace SmartCaBot.Pkcs11.Tokens;

/// <summary>A key in the token, as known to one connection. Useless, and recognised as such, after a reconnect.</summary>
/// <param name="Value">The CK_OBJECT_HANDLE.</param>
/// <param name="Generation">The connection that it belongs to.</param>
public readonly record struct KeyHandle(ulong Value, long Generation);
