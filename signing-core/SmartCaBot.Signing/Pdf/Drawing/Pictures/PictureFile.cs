using SmartCaBot.Signing.Pdf.Objects;
using SmartCaBot.Signing.Pdf.Reading;

namespace SmartCaBot.Signing.Pdf.Drawing.Pictures;

/// <summary>A picture made ready for a document.</summary>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Image">The image XObject (ISO 32000-1 8.9.5).</param>
/// <param name="Mask">How opaque each pixel is; null: all are.</param>
internal sealed record PictureFile(int Width, int Height, PdfNewStream Image, PdfNewStream? Mask = null)
{
    /// <summary>It travels in the prepared document.</summary>
    private const int MaxBytes = 1 << 20;

    /// <summary>Unpacked it takes four bytes each.</summary>
    private const int MaxPixels = 4 << 20;

    /// <exception cref="PdfException">It is neither PNG nor JPEG, damaged, or too large.</exception>
    public static PictureFile Read(ReadOnlySpan<byte> file)
    {
        if (file.Length > MaxBytes)
            throw PdfException.Unsupported("the picture is larger than a megabyte");
        return file switch
        {
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, .. var chunks] => PngPicture.Read(chunks),
            [0xFF, 0xD8, ..] => JpegPicture.Read(file),
            _ => throw PdfException.Unsupported("the picture is neither PNG nor JPEG"),
        };
    }

    public PdfReference Write(IObjectSink objects) => Mask is null
        ? objects.Object(Image)
        : objects.Object(Image with { Dictionary = Image.Dictionary.With("SMask", objects.Object(Mask)) });

    public static PdfDictionary Dictionary(int width, int height, PdfObject colours, int bits) => new(
        ("Type", new PdfName("XObject")),
        ("Subtype", new PdfName("Image")),
        ("Width", new PdfInteger(width)),
        ("Height", new PdfInteger(height)),
        ("ColorSpace", colours),
        ("BitsPerComponent", new PdfInteger(bits)));

    public static void CheckSize(long width, long height)
    {
        if (width < 1 || height < 1 || width * height > MaxPixels)
            throw PdfException.Unsupported("the picture has too many pixels");
    }
}
