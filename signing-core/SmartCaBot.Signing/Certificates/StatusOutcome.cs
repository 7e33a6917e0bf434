namespace SmartCaBot.Signing.Certificates;

public enum StatusOutcome
{
    /// <summary>Changed, now or before.</summary>
    Done,

    /// <summary>Revocation is for good; an expired certificate cannot change.</summary>
    NotPossible,

    /// <summary>No such credential, or somebody else's.</summary>
    NotFound,

    /// <summary>The token cannot be used now.</summary>
    SigningUnavailable,
}
