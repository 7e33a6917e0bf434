namespace SmartCaBot.Office.Cards.Formats;

/// <summary>Tells by its content, never by its name, what a file is, and takes out of it what the camera wrote beside the picture.</summary>
internal static class PictureReader
{
    private const int BrandOffset = 8;

    public static PictureReading Read(ReadOnlySpan<byte> file)
    {
        if (IsPhoneOnly(file)) return new PictureReading.PhoneOnly();
        try
        {
            return JpegFile.Is(file) ? new PictureReading.Read(JpegFile.Clean(file))
                : PngFile.Is(file) ? new PictureReading.Read(PngFile.Clean(file))
                : WebPFile.Is(file) ? new PictureReading.Read(WebPFile.Clean(file))
                : new PictureReading.Unknown();
        }
        catch (BrokenPictureException)
        {
            return new PictureReading.Damaged();
        }
    }

    /// <summary>ISO base media file (ISO/IEC 14496-12) with the brand of a still picture (ISO/IEC 23008-12, AV1 image format).</summary>
    private static bool IsPhoneOnly(ReadOnlySpan<byte> file)
    {
        if (file.Length < BrandOffset + 4 || !file[4..8].SequenceEqual("ftyp"u8)) return false;
        var brand = file.Slice(BrandOffset, 4);
        return brand.StartsWith("hei"u8) || brand.StartsWith("hev"u8) || brand.SequenceEqual("mif1"u8) || brand.SequenceEqual("msf1"u8) || brand.StartsWith("avi"u8);
    }
}

/// <summary>Ends the reading of a picture from wherever it is found broken; never leaves <see cref="PictureReader"/>.</summary>
internal sealed class BrokenPictureException() : Exception("The picture is broken.");
