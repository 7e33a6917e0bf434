using System.Buffers.Binary;
using System.IO.Compression;
using SmartCaBot.Signing.Pdf.Objects;
using SmartCaBot.Signing.Pdf.Reading;
using SmartCaBot.Signing.Pdf.Writing;

namespace SmartCaBot.Signing.Pdf.Drawing.Pictures;

/// <summary>
/// A PNG (RFC 2083). Without transparency its data goes into a document as it is; else colours and opacity are taken apart. Does not
/// read interlaced pictures.
/// </summary>
internal static class PngPicture
{
    private const int Grey = 0, Colour = 2, Palette = 3, GreyAlpha = 4, ColourAlpha = 6;

    /// <param name="file">What follows the eight bytes of the mark.</param>
    public static PictureFile Read(ReadOnlySpan<byte> file)
    {
        byte[] header = [], palette = [], opacity = [];
        using var data = new MemoryStream();
        while (file.Length >= 12)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file);
            if (length > file.Length - 12)
                break;
            var content = file.Slice(8, (int)length);
            switch (System.Text.Encoding.Latin1.GetString(file.Slice(4, 4)))
            {
                case "IHDR": header = content.ToArray(); break;
                case "PLTE": palette = content.ToArray(); break;
                case "tRNS": opacity = content.ToArray(); break;
                case "IDAT": data.Write(content); break;
                case "IEND": return Picture(header, palette, opacity, data.ToArray());
            }
            file = file[((int)length + 12)..];
        }
        throw Malformed();
    }

    private static PictureFile Picture(byte[] header, byte[] palette, byte[] opacity, byte[] data)
    {
        if (header is not [_, _, _, _, _, _, _, _, 1 or 2 or 4 or 8 or 16, Grey or Colour or Palette or GreyAlpha or ColourAlpha, 0, 0, 0])
            throw Malformed();
        long width = BinaryPrimitives.ReadUInt32BigEndian(header), height = BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(4));
        PictureFile.CheckSize(width, height);
        var image = new Raster((int)width, (int)height, header[8], header[9]);
        var packed = Unpacked(data, image);
        if (image.Kind == Palette && (image.Bits > 8 || palette.Length is 0 or > 768 || palette.Length % 3 != 0))
            throw Malformed();
        var colours = Colours(image, palette);
        if (image.Kind is GreyAlpha or ColourAlpha)
            return Split(image, colours, PngPredictor.Undo(packed, Parameters(image)));
        var dictionary = PictureFile.Dictionary(image.Width, image.Height, colours, image.Bits)
            .With("Filter", new PdfName("FlateDecode")).With("DecodeParms", Parameters(image));
        if (opacity.Length > 0 && image is { Kind: Palette, Bits: 8 })
            return new(image.Width, image.Height, new(dictionary, data), Mask(image, [.. PngPredictor.Undo(packed, Parameters(image)).Select(i => i < opacity.Length ? opacity[i] : (byte)255)]));
        return new(image.Width, image.Height, new(dictionary, data));
    }

    private static PdfObject Colours(Raster image, byte[] palette) => image.Kind switch
    {
        Grey or GreyAlpha => new PdfName("DeviceGray"),
        Palette => new PdfArray([new PdfName("Indexed"), new PdfName("DeviceRGB"), new PdfInteger((palette.Length / 3) - 1), new PdfString(palette)]),
        _ => new PdfName("DeviceRGB"),
    };

    private static PictureFile Split(Raster image, PdfObject colours, byte[] pixels)
    {
        var (step, channels) = (image.Bits / 8, image.Channels);
        var count = image.Width * image.Height;
        var (colour, opacity) = (new byte[count * (channels - 1)], new byte[count]);
        for (int i = 0, at = 0, to = 0; i < count; i++)
        {
            // Of 16 bits the upper 8: more is not seen.
            for (var channel = 1; channel < channels; channel++, at += step)
                colour[to++] = pixels[at];
            opacity[i] = pixels[at];
            at += step;
        }
        var dictionary = PictureFile.Dictionary(image.Width, image.Height, colours, 8);
        return new(image.Width, image.Height, Flate.Stream(dictionary, colour), Mask(image, opacity));
    }

    private static PdfNewStream Mask(Raster image, byte[] opacity) =>
        Flate.Stream(PictureFile.Dictionary(image.Width, image.Height, new PdfName("DeviceGray"), 8), opacity);

    private static PdfDictionary Parameters(Raster image) => new(
        ("Predictor", new PdfInteger(15)), ("Colors", new PdfInteger(image.Channels)),
        ("BitsPerComponent", new PdfInteger(image.Bits)), ("Columns", new PdfInteger(image.Width)));

    /// <summary>The filtered rows, all of them: what does not unpack would be a hole in the page.</summary>
    private static byte[] Unpacked(byte[] data, Raster image)
    {
        if ((image.Kind is GreyAlpha or ColourAlpha or Colour) && image.Bits < 8)
            throw Malformed();
        var rows = new byte[((((long)image.Width * image.Channels * image.Bits) + 7) / 8 + 1) * image.Height];
        try
        {
            using var inflater = new ZLibStream(new MemoryStream(data), CompressionMode.Decompress);
            return inflater.ReadAtLeast(rows, rows.Length, throwOnEndOfStream: false) == rows.Length && inflater.ReadByte() < 0 ? rows : throw Malformed();
        }
        catch (InvalidDataException)
        {
            throw Malformed();
        }
    }

    private static PdfException Malformed() => PdfException.Unsupported("the PNG picture cannot be read");

    private sealed record Raster(int Width, int Height, int Bits, int Kind)
    {
        public int Channels => Kind switch { Colour => 3, GreyAlpha => 2, ColourAlpha => 4, _ => 1 };
    }
}
