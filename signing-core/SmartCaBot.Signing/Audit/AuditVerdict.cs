namespace SmartCaBot.Signing.Audit;

/// <summary>What verifying the audit log found.</summary>
public abstract record AuditVerdict
{
    private AuditVerdict()
    {
    }

    /// <param name="Records">How many there are.</param>
    /// <param name="SealedUpTo">The last record that a seal covers; 0 when none.</param>
    /// <param name="Head">The last record, to be noted elsewhere; null for an empty log.</param>
    public sealed record Intact(long Records, long SealedUpTo, AuditHead? Head) : AuditVerdict;

    /// <param name="Sequence">The first record that is wrong, by the place it claims or, when one is missing, should have.</param>
    /// <param name="Why">What is wrong with it.</param>
    public sealed record Broken(long Sequence, AuditDefect Why) : AuditVerdict;
}

public enum AuditDefect
{
    /// <summary>A record is missing, doubled or out of place.</summary>
    OutOfSequence,

    /// <summary>It does not follow from the record before: it, or the one before, was changed.</summary>
    NotLinked,

    /// <summary>Its content does not match its hash.</summary>
    Changed,

    /// <summary>A seal that the token did not make, or that seals another history.</summary>
    FalseSeal,

    /// <summary>The log ends before it: it, and perhaps more, was cut off. Known from a head noted elsewhere.</summary>
    CutOff,

    /// <summary>Another record stands where one is known from elsewhere.</summary>
    OtherHistory,
}
