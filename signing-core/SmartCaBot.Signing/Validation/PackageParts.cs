namespace SmartCaBot.Signing.Validation;

/// <summary>What a signature of an Office document says of its parts, by their names. A relationship is PART#ID.</summary>
/// <param name="Covered">Signed, and as they were.</param>
/// <param name="NotCovered">In the document now and signed by nobody: left out by the signer, or added since.</param>
/// <param name="Described">Not signed either, but they only describe the file, or are signatures.</param>
/// <param name="Altered">Signed, and not as they were.</param>
/// <param name="Missing">Signed, and gone.</param>
public sealed record PackageParts(
    IReadOnlyList<string> Covered, IReadOnlyList<string> NotCovered, IReadOnlyList<string> Described, IReadOnlyList<string> Altered,
    IReadOnlyList<string> Missing);
