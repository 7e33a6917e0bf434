namespace SmartCaBot.Signing.Validation;

/// <summary>How much of the file, as it is now, a signature speaks for.</summary>
public enum Coverage
{
    /// <summary>It cannot be told: what it points at is malformed.</summary>
    Unknown,

    /// <summary>The signature stands beside its document, and that was not given.</summary>
    ContentMissing,

    /// <summary>Every byte but the signature itself.</summary>
    CoversWholeFile,

    /// <summary>The part that a document of its kind has signed, like an invoice's data. What stands beside it nobody signs.</summary>
    CoversItsPart,

    /// <summary>A whole earlier revision; what came later may be added to a signed document, and is named.</summary>
    FollowedByAllowedChanges,

    /// <summary>A part of a document of no known kind; whether that is what matters in it cannot be told.</summary>
    CoversSomePart,

    /// <summary>A part; the rest may show something that was never signed.</summary>
    ChangedAfterSigning,
}
