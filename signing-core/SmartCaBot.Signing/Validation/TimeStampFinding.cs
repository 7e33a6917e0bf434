namespace SmartCaBot.Signing.Validation;

/// <summary>What a time stamp on a signature, or on a document, proves.</summary>
/// <param name="State">Whether it does.</param>
/// <param name="At">When, as it says; null when it cannot be read.</param>
/// <param name="Authority">Common name of who says so; null when that is not known.</param>
public sealed record TimeStampFinding(TimeStampState State, DateTimeOffset? At, string? Authority);

public enum TimeStampState
{
    /// <summary>Proved: what is stamped was there at that time.</summary>
    Good,

    /// <summary>It stamps something else, was changed, or cannot be read. It proves nothing.</summary>
    Broken,

    /// <summary>It stamps this, but nobody trusted says so, or its authority's certificate was not valid then.</summary>
    NotTrusted,
}
