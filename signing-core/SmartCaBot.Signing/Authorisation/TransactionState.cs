namespace SmartCaBot.Signing.Authorisation;

/// <summary>
/// Where a signing transaction stands and whose turn it is.
/// Prepared → AwaitingOtp or Authorised → Signed; from the first three also Cancelled and Expired; from AwaitingOtp also Locked.
/// The last four are final.
/// </summary>
public enum TransactionState
{
    /// <summary>Digests computed and stored. The citizen's turn: ask for a code, or cancel.</summary>
    Prepared,

    /// <summary>A code was sent. The citizen's turn: enter it, ask for another, or cancel.</summary>
    AwaitingOtp,

    /// <summary>Password and authenticator code were right. The relying system's turn: redeem what it was given.</summary>
    Authorised,

    /// <summary>The authorisation was consumed and the signatures recorded, in one write.</summary>
    Signed,

    /// <summary>The citizen changed their mind.</summary>
    Cancelled,

    /// <summary>Not confirmed in time.</summary>
    Expired,

    /// <summary>Too many wrong codes.</summary>
    Locked,
}
