namespace SmartCaBot.Signing.Authorisation;

public enum FinishOutcome
{
    Written,
    NotSigned,

    /// <summary>The bytes given are not those that were prepared.</summary>
    OtherDocument,

    /// <summary>No such transaction or document, or somebody else's.</summary>
    NotFound,
}
