namespace SmartCaBot.Pkcs11.Tokens;

public enum TokenCondition
{
    /// <summary>Nothing has needed it yet.</summary>
    NotConnected,
    Ready,

    /// <summary>The PKCS#11 library cannot be loaded.</summary>
    LibraryMissing,

    /// <summary>No slot holds the token.</summary>
    TokenMissing,

    /// <summary>A token with our label is there, and it is another one, or ours was initialised anew. It is left alone.</summary>
    Exchanged,

    /// <summary>The PIN file cannot be read.</summary>
    PinMissing,

    /// <summary>The PIN is wrong. Not tried again until the PIN file changes, because tries lock a token.</summary>
    PinRejected,

    /// <summary>The token locked its user PIN; a security officer must reset it.</summary>
    PinLocked,

    /// <summary>The token answers with errors, or does not answer in time.</summary>
    Failing,
}

/// <param name="Condition">How the token is.</param>
/// <param name="Since">Since when.</param>
/// <param name="Detail">For the operator: the failing call and its return value.</param>
public sealed record TokenHealth(TokenCondition Condition, DateTimeOffset Since, string? Detail = null)
{
    public bool IsReady => Condition == TokenCondition.Ready;
}
