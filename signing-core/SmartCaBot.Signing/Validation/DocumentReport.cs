using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Signing.Validation;

/// <summary>What a verifier found out about a document.</summary>
public abstract record DocumentReport
{
    /// <summary>
    /// Of what was found about each signature, in their order; the document is as bad as the worst. Anybody gets a time stamp over anything: where
    /// nobody signed, it makes no signed document.
    /// </summary>
    internal static DocumentReport Of(IReadOnlyList<SignatureReport> signatures) => signatures.All(signature => signature.IsDocumentTimeStamp)
        ? new WithoutSignatures { TimeStamps = signatures }
        : new Checked(signatures.Max(signature => signature.Verdict), signatures);

    /// <summary>It could not be read.</summary>
    public sealed record Refused(DocumentRefusal Reason) : DocumentReport;

    /// <summary>It was read and nobody signed it.</summary>
    public sealed record WithoutSignatures : DocumentReport
    {
        /// <summary>Over the whole document, of authorities that say when it was there; in the order in which they were made.</summary>
        public IReadOnlyList<SignatureReport> TimeStamps { get; init; } = [];
    }

    /// <param name="Verdict">The worst of its signatures'.</param>
    /// <param name="Signatures">In the order in which they were made, document time stamps among them; at least one is a person's.</param>
    public sealed record Checked(Verdict Verdict, IReadOnlyList<SignatureReport> Signatures) : DocumentReport;
}
