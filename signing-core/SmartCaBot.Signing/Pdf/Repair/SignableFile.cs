using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Pdf.Reading;

namespace SmartCaBot.Signing.Pdf.Repair;

/// <summary>Opens a document that is to be signed: what other programs would have to repair must not get a signature as it is.</summary>
internal static class SignableFile
{
    /// <exception cref="PdfException">Why it cannot be signed.</exception>
    public static PdfFile Open(Stream document, long length)
    {
        try
        {
            var file = PdfFile.Open(document, length, new());
            CheckObjects(file);
            PageTree.Read(file);
            return file.SectionsStandExactly ? file : RebuiltOr(file, document, length);
        }
        catch (PdfException e) when (e.Reason == DocumentRefusal.Damaged)
        {
            return Rebuilt(document, length, e);
        }
    }

    /// <summary>Every program finds a section behind a line end too many, but some complain.</summary>
    private static PdfFile RebuiltOr(PdfFile file, Stream document, long length)
    {
        try
        {
            return XrefRebuild.Open(document, length);
        }
        catch (PdfException)
        {
            return file;
        }
    }

    private static PdfFile Rebuilt(Stream document, long length, PdfException damage)
    {
        try
        {
            return XrefRebuild.Open(document, length);
        }
        catch (PdfException e)
        {
            throw new PdfException(e.Reason, $"{damage.Message}; not repaired, because {e.Message}");
        }
    }

    /// <summary>As far as this reader's limits reach: that a document is long is no defect.</summary>
    private static void CheckObjects(PdfFile file)
    {
        try
        {
            file.KeepFree(file.With(PdfLimits.ForWholeFile()).ReadAll());
        }
        catch (PdfException e) when (e.Reason == DocumentRefusal.Unsupported)
        {
        }
    }
}
