using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Signing.Pdf.Reading;

/// <inheritdoc/>
internal sealed class PdfException(DocumentRefusal reason, string detail) : DocumentRefusedException(reason, detail)
{
    public static PdfException Damaged(string detail) => new(DocumentRefusal.Damaged, detail);

    public static PdfException Unsupported(string detail) => new(DocumentRefusal.Unsupported, detail);
}
