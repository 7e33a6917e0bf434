using System.IO.Compression;
using SmartCaBot.Signing.Pdf.Objects;

namespace SmartCaBot.Signing.Pdf.Writing;

/// <summary>Content packed with FlateDecode (ISO 32000-1 7.4.4).</summary>
internal static class Flate
{
    public static PdfNewStream Stream(PdfDictionary dictionary, byte[] content)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.SmallestSize)) deflate.Write(content);
        return new(dictionary.With("Filter", new PdfName("FlateDecode")), packed.ToArray());
    }
}
