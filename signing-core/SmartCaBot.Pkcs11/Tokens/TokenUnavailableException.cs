namespace SmartCaBot.Pkcs11.Tokens;

/// <summary>The token cannot be used now. Nothing was done; trying later is right.</summary>
public class TokenUnavailableException : Exception
{
    internal TokenUnavailableException(TokenHealth health, Exception? cause = null)
        : base($"The token is not available: {health.Condition}. {health.Detail}".TrimEnd(), cause) => Health = health;

    public TokenHealth Health { get; }
}
