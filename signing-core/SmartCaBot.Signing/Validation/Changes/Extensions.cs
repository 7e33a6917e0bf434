using SmartCaBot.Signing.Pdf.Objects;
using SmartCaBot.Signing.Pdf.Reading;

namespace SmartCaBot.Signing.Validation.Changes;

/// <summary>The catalog's /Extensions (ISO 32000-1 7.12): which additions to the format a file uses. Programs that sign add theirs.</summary>
internal static class Extensions
{
    /// <summary>Absent, or standing in the catalog itself with nothing in it but names and numbers.</summary>
    public static bool Are(PdfFile file, PdfObject? value) => value is null or PdfReference
        ? file.Resolve(value) is null or PdfDictionary
        : value is PdfDictionary dictionary && dictionary.Entries.All(entry =>
            entry.Value is PdfName || (entry.Value is PdfDictionary developer && developer.Entries.All(e => e.Value is PdfName or PdfInteger or PdfString)));
}
