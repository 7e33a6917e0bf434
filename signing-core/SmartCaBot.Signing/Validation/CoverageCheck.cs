using SmartCaBot.Signing.Pdf.Objects;
using SmartCaBot.Signing.Pdf.Reading;
using SmartCaBot.Signing.Validation.Changes;

namespace SmartCaBot.Signing.Validation;

/// <summary>Says how much of the file a signature covers, by comparing the revision it closed with the file as it is now.</summary>
internal static class CoverageCheck
{
    /// <param name="now">The file, opened.</param>
    /// <param name="signature">One of its signatures.</param>
    /// <param name="references">Of the file, when they are needed.</param>
    /// <param name="isSound">Of the signature in a field: is it intact and trusted?</param>
    public static Judgement Check(PdfFile now, FoundSignature signature, Lazy<ReferenceIndex> references, Func<PdfReference, bool> isSound)
    {
        if (signature.Range is not { } range)
            return Judgement.Unknown(signature.NamesBytes && signature.Contents.AsSpan().ContainsAnyExcept((byte)0) ? SuspectedAttack.SignatureWrapping : SuspectedAttack.UniversalForgery);
        if (range.End == now.Length)
            return Judgement.Whole;
        // Bytes behind the end that belong to no revision are vouched for by nobody.
        if (now.Sections[0].Offset < range.End)
            return Judgement.Changed(SuspectedAttack.IncrementalSaving);
        try
        {
            // What was signed must be a document by itself, and hold this very signature.
            var then = now.OpenRevision(range.End);
            return FoundSignature.All(then).Any(s => s.Range == range)
                ? Revisions.Compare(then, now, range.End, references.Value, isSound)
                : Judgement.Changed(SuspectedAttack.SignatureWrapping);
        }
        catch (PdfException)
        {
            return Judgement.Changed(attack: null);
        }
    }
}
