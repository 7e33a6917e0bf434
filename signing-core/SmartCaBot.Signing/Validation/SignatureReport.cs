namespace SmartCaBot.Signing.Validation;

/// <param name="Name">Which it is: a PDF's form field; the number of a signer in a CMS, from 1; the identifier of an XML Signature, or its number; the part of an Office document that holds it.</param>
/// <param name="Signer">Who signed, as the certificate says; null when there is no certificate.</param>
/// <param name="ClaimedAt">When, as the signer's side says (PDF /M, CMS signing-time, XML SigningTime): whether a time stamp proves it is said apart.</param>
/// <param name="Coverage">What it covers.</param>
/// <param name="Findings">The single checks.</param>
/// <param name="Verdict">What follows from them.</param>
/// <param name="Why">Set if and only if the verdict is <see cref="Verdict.Undecided"/>.</param>
public sealed record SignatureReport(
    string Name,
    SignerIdentity? Signer,
    DateTimeOffset? ClaimedAt,
    Coverage Coverage,
    SignatureFindings Findings,
    Verdict Verdict,
    UndecidedReason? Why)
{
    /// <summary>The time stamp on it; null when there is none.</summary>
    public TimeStampFinding? TimeStamp { get; init; }

    /// <summary>When it was there for certain: the time of its own stamp or, without one, of the first document time stamp over it. Null: nothing proves it.</summary>
    public DateTimeOffset? ProvedAt { get; init; }

    /// <summary>From the signer's certificate to the root, DER; empty without a path.</summary>
    internal IReadOnlyList<ReadOnlyMemory<byte>> Path { get; init; } = [];

    /// <summary>It is no person's signature: an authority says when the whole document was there.</summary>
    public bool IsDocumentTimeStamp { get; init; }

    /// <summary>What a PDF gained since, each kind once; all of it allowed. Empty when something is not.</summary>
    public IReadOnlyList<LaterChange> Changes { get; init; } = [];

    /// <summary>Of an Office document: part by part; null of other kinds.</summary>
    public PackageParts? Parts { get; init; }

    /// <summary>What a PDF that cannot be decided looks like.</summary>
    public SuspectedAttack? Attack { get; init; }
}
