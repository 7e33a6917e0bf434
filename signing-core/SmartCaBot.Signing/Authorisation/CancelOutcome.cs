namespace SmartCaBot.Signing.Authorisation;

public enum CancelOutcome
{
    /// <summary>Cancelled, now or before.</summary>
    Cancelled,

    /// <summary>Too late.</summary>
    AlreadySigned,

    /// <summary>Expired or locked before.</summary>
    AlreadyClosed,

    /// <summary>No such transaction, or somebody else's.</summary>
    NotFound,

    /// <summary>The token cannot be used now.</summary>
    SigningUnavailable,
}
