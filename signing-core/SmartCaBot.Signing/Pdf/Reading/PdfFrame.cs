using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Signing.Pdf.Reading;

/// <summary>The two ends of a document: the header, and the last startxref with its end mark (ISO 32000-1 7.5).</summary>
internal static class PdfFrame
{
    /// <summary>Viewers look for the marks within this many bytes of each end.</summary>
    private const int Reach = 1024;

    /// <summary>Offset of the newest cross-reference section.</summary>
    public static long Check(PdfSource source)
    {
        CheckHeader(source);
        var reach = (int)Math.Min(Reach, source.Length);
        var tail = source.Read(source.Length - reach, reach);
        var mark = tail.AsSpan().LastIndexOf("startxref"u8);
        if (mark < 0)
            throw PdfException.Damaged("the end is missing");
        var lexer = new PdfLexer(source);
        source.Position = source.Length - reach + mark + "startxref".Length;
        var offset = lexer.Unsigned();
        var rest = tail.AsSpan((int)(source.Position - (source.Length - reach)));
        return rest.IndexOf("%%EOF"u8) >= 0 ? offset : throw PdfException.Damaged("the end mark is missing");
    }

    public static void CheckHeader(PdfSource source)
    {
        if (source.Length == 0)
            throw new PdfException(DocumentRefusal.Empty, "no bytes");
        // Offsets count from the header; something in front of it makes them ambiguous.
        var header = source.Read(0, (int)Math.Min(Reach, source.Length)).AsSpan().IndexOf("%PDF-"u8);
        if (header != 0)
            throw new PdfException(header < 0 ? DocumentRefusal.WrongFormat : DocumentRefusal.Damaged, "no header at the start");
    }
}
