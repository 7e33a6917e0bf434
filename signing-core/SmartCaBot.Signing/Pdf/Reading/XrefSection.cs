using SmartCaBot.Signing.Pdf.Objects;

namespace SmartCaBot.Signing.Pdf.Reading;

internal enum XrefKind
{
    Table,
    Stream,
}

/// <summary>One cross-reference section: one revision of the document, or half of a linearised one.</summary>
/// <param name="Offset">Where it starts, as startxref or /Prev said.</param>
/// <param name="Kind">A classic table or a cross-reference stream.</param>
/// <param name="Trailer">The trailer, or the stream's dictionary which stands for it.</param>
/// <param name="Hidden">Of a hybrid section: the dictionary of the stream beside the table (ISO 32000-1 7.5.8.4).</param>
internal sealed record XrefSection(long Offset, XrefKind Kind, PdfDictionary Trailer, PdfDictionary? Hidden = null);
