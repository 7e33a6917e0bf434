using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace SmartCaBot.Benchmarks.Pdf;

/// <summary>
/// A document as people send them: pages with a little text and a scanned picture each, behind a classic cross-reference table, which every
/// program that is measured can read.
/// </summary>
internal static class PdfSample
{
    private const int ObjectsOfPage = 3;

    /// <param name="path">Where to.</param>
    /// <param name="bytes">About how long.</param>
    /// <param name="pages">Over how many pages.</param>
    public static void Write(string path, int bytes, int pages)
    {
        using var file = File.Create(path);
        var offsets = new List<long>();
        void Ascii(string text) => file.Write(Encoding.Latin1.GetBytes(text));
        void Object(string content)
        {
            offsets.Add(file.Position);
            Ascii($"{offsets.Count} 0 obj\n{content}\nendobj\n");
        }
        void Stream(string dictionary, byte[] data)
        {
            offsets.Add(file.Position);
            Ascii($"{offsets.Count} 0 obj\n<<{dictionary}/Length {data.Length}>>\nstream\n");
            file.Write(data);
            Ascii("\nendstream\nendobj\n");
        }

        Ascii("%PDF-1.6\n%\u00e2\u00e3\u00cf\u00d3\n");
        Object("<</Type/Catalog/Pages 2 0 R>>");
        Object($"<</Type/Pages/Count {pages}/Kids[{string.Join(' ', Enumerable.Range(0, pages).Select(page => $"{4 + (page * ObjectsOfPage)} 0 R"))}]>>");
        Object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
        var picture = new byte[Math.Max(1000, (bytes / pages) - 1300)];
        for (var page = 0; page < pages; page++)
        {
            var first = offsets.Count + 1;
            Object($"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {first + 1} 0 R/Resources<</Font<</F1 3 0 R>>/XObject<</Im1 {first + 2} 0 R>>>>>>");
            Stream("/Filter/FlateDecode", Packed(Text(page)));
            RandomNumberGenerator.Fill(picture);
            Stream("/Type/XObject/Subtype/Image/Width 1240/Height 1754/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode", picture);
        }

        var table = file.Position;
        Ascii($"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets) Ascii(string.Create(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n"));
        Ascii($"trailer\n<</Size {offsets.Count + 1}/Root 1 0 R/ID[<00112233445566778899AABBCCDDEEFF><00112233445566778899AABBCCDDEEFF>]>>\nstartxref\n{table}\n%%EOF\n");
    }

    private static string Text(int page) => string.Join('\n', Enumerable.Range(0, 40).Select(line => string.Create(
        CultureInfo.InvariantCulture, $"BT /F1 11 Tf 60 {790 - (line * 18)} Td (Trang {page + 1}, dong {line + 1}: {RandomNumberGenerator.GetHexString(24)}) Tj ET")));

    private static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Optimal)) deflate.Write(Encoding.ASCII.GetBytes(text));
        return packed.ToArray();
    }
}
