using SmartCaBot.Signing.Pdf.Objects;

namespace SmartCaBot.Signing.Pdf.Drawing;

/// <summary>Takes objects under new numbers: a new document, or an update of one.</summary>
internal interface IObjectSink
{
    PdfReference Object(PdfObject value);

    /// <summary>Takes a stream's content as it is, and packs it.</summary>
    PdfReference Stream(PdfDictionary dictionary, byte[] content);
}
