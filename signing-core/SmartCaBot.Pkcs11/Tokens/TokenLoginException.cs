namespace SmartCaBot.Pkcs11.Tokens;

/// <summary>A connection could not be made, and why.</summary>
internal sealed class TokenLoginException(TokenCondition condition, string message, Exception? cause = null)
    : Exception(message, cause)
{
    public TokenCondition Condition { get; } = condition;
}
