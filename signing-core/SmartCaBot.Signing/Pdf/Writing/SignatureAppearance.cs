using System.Globalization;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Pdf.Drawing;
using SmartCaBot.Signing.Pdf.Drawing.Pictures;
using SmartCaBot.Signing.Pdf.Fonts;
using SmartCaBot.Signing.Pdf.Objects;
using SmartCaBot.Signing.Pdf.Placing;

namespace SmartCaBot.Signing.Pdf.Writing;

/// <summary>What is seen of a signature (ISO 32000-1 12.5.5): upright however the page is turned, in the largest size that fits.</summary>
internal static class SignatureAppearance
{
    private const double Largest = 11;
    private const double Smallest = 3;
    private const double Step = 0.5;
    private const double Leading = 1.3;
    private const double Margin = 3;
    private const string PictureName = "Im1";

    private static readonly PdfColour Ink = new(20, 40, 90);

    /// <summary>Adds the appearance to the increment and to the widget.</summary>
    public static void Add(Increment increment, SignaturePlace place, VisibleSignature visible, PictureFile? picture, string signer, SignatureParameters parameters)
    {
        var upright = place.Rotation is 0 or 180;
        var (width, height) = upright ? (place.Area.Width, place.Area.Height) : (place.Area.Height, place.Area.Width);
        var fonts = new FontShelf();
        var canvas = new PdfCanvas(width, height, fonts);
        Draw(canvas, visible, visible.WithText ? Words(visible, signer, parameters) : [], picture);
        var resources = new PdfDictionary(("Font", fonts.Write(increment)));
        if (picture is not null)
            resources = resources.With("XObject", new PdfDictionary((PictureName, picture.Write(increment))));
        var form = increment.Stream(
            new PdfDictionary(
                ("Type", new PdfName("XObject")), ("Subtype", new PdfName("Form")), ("Resources", resources),
                ("BBox", Numbers(0, 0, width, height)), ("Matrix", Turned(place.Rotation))),
            canvas.Content());
        var widget = (PdfDictionary)increment.Current(place.Widget)!;
        increment.Put(place.Widget, widget.With("AP", new PdfDictionary(("N", form))));
    }

    private static List<(TrueTypeFont Font, string Text)> Words(VisibleSignature visible, string signer, SignatureParameters parameters)
    {
        if (visible.Text is { } own)
            return [.. own.Split('\n').Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => (VietnameseFonts.Regular, line.Trim()))];
        List<(TrueTypeFont Font, string Text)> words =
        [
            (VietnameseFonts.Regular, "Ký bởi:"),
            (VietnameseFonts.Bold, signer),
            (VietnameseFonts.Regular, string.Create(CultureInfo.InvariantCulture, $"Ngày ký: {parameters.SignedAt:dd'/'MM'/'yyyy HH':'mm':'ss zzz}")),
        ];
        if (!string.IsNullOrWhiteSpace(parameters.Reason))
            words.Add((VietnameseFonts.Regular, $"Lý do: {parameters.Reason}"));
        if (!string.IsNullOrWhiteSpace(parameters.Location))
            words.Add((VietnameseFonts.Regular, $"Nơi ký: {parameters.Location}"));
        return words;
    }

    private static void Draw(PdfCanvas canvas, VisibleSignature visible, List<(TrueTypeFont Font, string Text)> words, PictureFile? picture)
    {
        var room = new PdfBox(Margin, Margin, Math.Max(1, canvas.Width - (2 * Margin)), Math.Max(1, canvas.Height - (2 * Margin)));
        if (picture is not null)
        {
            var (share, rest) = words.Count > 0 ? Shared(room, visible.PictureSide) : (room, room);
            canvas.Picture(Within(share, picture), PictureName);
            room = rest;
        }
        if (words.Count == 0)
            return;
        var colour = visible.TextColour ?? Ink;
        var size = visible.TextSize ?? Largest;
        while (size > Smallest && Height(words, size, room.Width) > room.Height)
            size -= Step;
        var y = room.Y + Math.Max(0, (room.Height - Height(words, size, room.Width)) / 2);
        foreach (var (font, line) in Lines(words, size, room.Width))
        {
            y += size * Leading;
            canvas.Text(font, size, colour, room.X, y - (size * (Leading - 1)), line);
        }
        if (visible.Text is null)
            canvas.Frame(new(0, 0, canvas.Width, canvas.Height), 0.5, colour);
    }

    /// <summary>The picture's part of the room, and the text's.</summary>
    private static (PdfBox Picture, PdfBox Text) Shared(PdfBox room, PictureSide side)
    {
        var (left, above) = (room.Width * 0.35, room.Height * 0.45);
        return side switch
        {
            PictureSide.Above => (room with { Height = above }, room with { Y = room.Y + above, Height = Math.Max(1, room.Height - above) }),
            PictureSide.Behind => (room, room),
            _ => (room with { Width = left }, room with { X = room.X + left + Margin, Width = Math.Max(1, room.Width - left - Margin) }),
        };
    }

    private static IEnumerable<(TrueTypeFont Font, string Text)> Lines(IEnumerable<(TrueTypeFont Font, string Text)> words, double size, double width) =>
        words.SelectMany(part => TextLines.Break(part.Font, size, width, part.Text).Select(line => (part.Font, line)));

    private static double Height(IEnumerable<(TrueTypeFont Font, string Text)> words, double size, double width) => Lines(words, size, width).Count() * size * Leading;

    /// <summary>As large as fits, in the middle.</summary>
    private static PdfBox Within(PdfBox room, PictureFile picture)
    {
        var scale = Math.Min(room.Width / picture.Width, room.Height / picture.Height);
        var (width, height) = (picture.Width * scale, picture.Height * scale);
        return new(room.X + ((room.Width - width) / 2), room.Y + ((room.Height - height) / 2), width, height);
    }

    /// <summary>Against the page's turning. Viewers move what is turned into the area.</summary>
    private static PdfArray Turned(int rotation) => rotation switch
    {
        90 => Numbers(0, 1, -1, 0, 0, 0),
        180 => Numbers(-1, 0, 0, -1, 0, 0),
        270 => Numbers(0, -1, 1, 0, 0, 0),
        _ => Numbers(1, 0, 0, 1, 0, 0),
    };

    private static PdfArray Numbers(params IEnumerable<double> numbers) => new([.. numbers.Select(number => new PdfReal(PdfCanvas.Number(number)))]);
}
