namespace SmartCaBot.Pkcs11.Tokens;

/// <summary>The key handle belongs to an earlier connection, or to a session that was lost: find or unwrap the key again.</summary>
public sealed class StaleKeyException : Exception
{
    internal StaleKeyException()
        : base("The key handle belongs to an earlier connection to the token or to a lost session.")
    {
    }
}
