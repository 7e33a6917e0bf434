namespace SmartCaBot.Signing.Validation;

/// <param name="FieldName">The form field that holds the signature.</param>
/// <param name="Signer">Who signed, as the certificate says; null when there is no certificate.</param>
/// <param name="ClaimedAt">When, as the signer's side says (/M): no time stamp proves it.</param>
/// <param name="Coverage">What it covers.</param>
/// <param name="Findings">The single checks.</param>
/// <param name="Verdict">What follows from them.</param>
/// <param name="Why">Set if and only if the verdict is <see cref="Verdict.Undecided"/>.</param>
public sealed record SignatureReport(
    string FieldName,
    SignerIdentity? Signer,
    DateTimeOffset? ClaimedAt,
    Coverage Coverage,
    SignatureFindings Findings,
    Verdict Verdict,
    UndecidedReason? Why);
