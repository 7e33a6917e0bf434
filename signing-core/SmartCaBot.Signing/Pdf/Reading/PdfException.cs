using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Signing.Pdf.Reading;

/// <summary>
/// Ends the reading of a document that cannot be used. It never leaves this module's public methods, which
/// turn it into their own result; an exception is only the shortest way out of a recursive parser.
/// </summary>
internal sealed class PdfException(DocumentRefusal reason, string detail) : Exception(detail)
{
    public DocumentRefusal Reason { get; } = reason;

    public static PdfException Damaged(string detail) => new(DocumentRefusal.Damaged, detail);

    public static PdfException Unsupported(string detail) => new(DocumentRefusal.Unsupported, detail);
}
