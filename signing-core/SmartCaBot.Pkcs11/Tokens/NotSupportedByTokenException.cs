namespace SmartCaBot.Pkcs11.Tokens;

/// <summary>The token has no mechanism for what was asked. Nothing was done; another token, or another kind of key, is needed.</summary>
public sealed class NotSupportedByTokenException : Exception
{
    internal NotSupportedByTokenException(string message)
        : base(message)
    {
    }
}
