using System.Buffers.Binary;
using SmartCaBot.Signing.Pdf.Objects;
using SmartCaBot.Signing.Pdf.Reading;

namespace SmartCaBot.Signing.Pdf.Drawing.Pictures;

/// <summary>A JPEG goes into a document as it is (DCTDecode); only its size and colours are read (ITU-T T.81 B.2.2).</summary>
internal static class JpegPicture
{
    public static PictureFile Read(ReadOnlySpan<byte> file)
    {
        var adobe = false;
        for (var at = 2; at + 4 <= file.Length && file[at] == 0xFF;)
        {
            var marker = file[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }
            var length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            if (length < 2 || at + 2 + length > file.Length)
                break;
            var segment = file.Slice(at + 4, length - 2);
            adobe |= marker == 0xEE && segment.StartsWith("Adobe"u8);
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return Frame(file, marker, segment, adobe);
            at += 2 + length;
        }
        throw Malformed();
    }

    private static PictureFile Frame(ReadOnlySpan<byte> file, int marker, ReadOnlySpan<byte> frame, bool adobe)
    {
        // Baseline, extended and progressive; what else there is viewers do not show.
        if (marker > 0xC2 || frame.Length < 6 || frame[0] != 8 || !file.TrimEnd((byte)0).EndsWith((ReadOnlySpan<byte>)[0xFF, 0xD9]))
            throw Malformed();
        int height = BinaryPrimitives.ReadUInt16BigEndian(frame[1..]), width = BinaryPrimitives.ReadUInt16BigEndian(frame[3..]);
        PictureFile.CheckSize(width, height);
        var colours = frame[5] switch { 1 => "DeviceGray", 3 => "DeviceRGB", 4 => "DeviceCMYK", _ => throw Malformed() };
        var dictionary = PictureFile.Dictionary(width, height, new PdfName(colours), 8).With("Filter", new PdfName("DCTDecode"));
        // Adobe's programs write CMYK turned round.
        if (adobe && frame[5] == 4)
            dictionary = dictionary.With("Decode", new PdfArray([.. Enumerable.Range(1, 8).Select(i => new PdfInteger(i % 2))]));
        return new(width, height, new(dictionary, file.ToArray()));
    }

    private static PdfException Malformed() => PdfException.Unsupported("the JPEG picture cannot be read");
}
