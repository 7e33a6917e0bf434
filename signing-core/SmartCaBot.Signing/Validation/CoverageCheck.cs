using SmartCaBot.Signing.Pdf.Reading;

namespace SmartCaBot.Signing.Validation;

/// <summary>Says how much of the file a signature covers, by comparing the revision it closed with the file as it is now.</summary>
internal static class CoverageCheck
{
    /// <param name="document">The file's bytes.</param>
    /// <param name="now">The file, opened.</param>
    /// <param name="all">All its signatures.</param>
    /// <param name="signature">One of them.</param>
    public static Coverage Check(Stream document, PdfFile now, IReadOnlyList<FoundSignature> all, FoundSignature signature)
    {
        if (signature.Range is not { } range)
            return Coverage.Unknown;
        if (range.End == now.Length)
            return Coverage.CoversWholeFile;
        // Bytes behind the last signature are vouched for by nobody.
        if (all.Max(s => s.Range?.End) != now.Length)
            return Coverage.ChangedAfterSigning;
        try
        {
            // What was signed must be a document by itself, and hold this very signature.
            var then = now.OpenRevision(range.End);
            return FoundSignature.All(then).Any(s => s.Range == range)
                && !Certification.ForbidsSigning(then, SignatureField.All(then))
                && SignatureUpdate.IsAllThatChanged(then, now)
                ? Coverage.FollowedByLaterSignatures
                : Coverage.ChangedAfterSigning;
        }
        catch (PdfException)
        {
            return Coverage.ChangedAfterSigning;
        }
    }
}
