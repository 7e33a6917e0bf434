namespace SmartCaBot.Pkcs11.Tokens;

/// <summary>The token is well and has more to do than it can: no session became free in time. Trying again in a moment is right.</summary>
public sealed class TokenBusyException : TokenUnavailableException
{
    internal TokenBusyException(TokenHealth health, string detail)
        : base(health with { Detail = detail })
    {
    }
}
