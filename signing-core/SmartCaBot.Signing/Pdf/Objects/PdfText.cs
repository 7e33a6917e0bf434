using System.Text;

namespace SmartCaBot.Signing.Pdf.Objects;

/// <summary>
/// Text strings (ISO 32000-1 7.9.2.2). Written as PDFDocEncoding where that equals ASCII, else as UTF-16BE with
/// its mark, in NFC, because viewers do not compose Vietnamese accents.
/// </summary>
internal static class PdfText
{
    private static readonly UnicodeEncoding Utf16 = new(bigEndian: true, byteOrderMark: false);

    public static PdfString Encode(string text)
    {
        text = WellFormed(text).Normalize(NormalizationForm.FormC);
        return new(text.All(c => c is >= ' ' and <= '~')
            ? Encoding.ASCII.GetBytes(text)
            : [0xFE, 0xFF, .. Utf16.GetBytes(text)]);
    }

    /// <summary>The text, or null when the object is no string.</summary>
    public static string? Decode(PdfObject? value) => value is not PdfString { Bytes: var bytes }
        ? null
        : bytes switch
        {
            [0xFE, 0xFF, ..] => Utf16.GetString(bytes.AsSpan(2)),
            [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(bytes.AsSpan(3)),
            // PDFDocEncoding equals Latin-1 but for a few typographic marks, which no name here depends on.
            _ => Encoding.Latin1.GetString(bytes),
        };

    /// <summary>Half a surrogate pair (a text cut by a limit) would make normalising fail.</summary>
    private static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
