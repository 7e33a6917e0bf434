namespace SmartCaBot.Pkcs11.Tokens;

/// <summary>Numbers the connections of all devices of a token, so that a handle of one is never taken for a handle of another.</summary>
internal sealed class TokenGenerations
{
    private long _last;

    public long Next() => Interlocked.Increment(ref _last);
}
