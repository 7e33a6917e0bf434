using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Signing.Validation;

/// <summary>What a verifier found out about a document.</summary>
public abstract record DocumentReport
{
    /// <summary>Of what was found about each signature, in their order; the document is as bad as the worst.</summary>
    internal static Checked Of(IReadOnlyList<SignatureReport> signatures) => new(signatures.Max(signature => signature.Verdict), signatures);

    /// <summary>It could not be read.</summary>
    public sealed record Refused(DocumentRefusal Reason) : DocumentReport;

    /// <summary>It was read and carries no signature.</summary>
    public sealed record WithoutSignatures : DocumentReport;

    /// <param name="Verdict">The worst of its signatures'.</param>
    /// <param name="Signatures">In the order in which they were made.</param>
    public sealed record Checked(Verdict Verdict, IReadOnlyList<SignatureReport> Signatures) : DocumentReport;
}
