using System.Globalization;
using SmartCaBot.Office.Pictures;
using SmartCaBot.Signing.Pdf.Drawing;
using SmartCaBot.Signing.Pdf.Fonts;

namespace SmartCaBot.Office.Posters;

/// <summary>The poster for a wall (A4) and the card to take along (A6), drawn in one way with two sets of sizes.</summary>
internal static class PosterSheet
{
    private static readonly PdfColour Blue = new(0x0A, 0x3D, 0x7A);
    private static readonly PdfColour Pale = new(0xE8, 0xF0, 0xFA);
    private static readonly PdfColour Grey = new(0x3A, 0x46, 0x54);

    public static byte[] A4(PosterText text) => Draw(text, PosterSizes.A4);

    public static byte[] A6(PosterText text) => Draw(text, PosterSizes.A6);

    /// <summary>In smaller letters where an office's own words are long: the code keeps its size.</summary>
    private static byte[] Draw(PosterText text, PosterSizes sizes)
    {
        for (var share = 1.0; ; share -= 0.05)
        {
            var (pdf, fits) = TryDraw(text, sizes.Times(share));
            if (fits || share < 0.5) return pdf;
        }
    }

    private static (byte[] Pdf, bool Fits) TryDraw(PosterText text, PosterSizes sizes)
    {
        var drawing = new PdfDrawing(text.Desk.Length > 0 ? $"{text.Title} – {text.Desk}" : text.Title, "vi-VN");
        var canvas = drawing.AddPage(sizes.Width, sizes.Height);
        var sheet = new Sheet(canvas, sizes.Margin);
        Place(sheet, text, sizes);
        var title = sheet.SizeThatFits(VietnameseFonts.Bold, text.Title, sizes.Title, sizes.SmallestTitle);
        sheet.Centred(VietnameseFonts.Bold, title, Blue, text.Title);
        sheet.Space(sizes.Gap / 3);
        sheet.Centred(VietnameseFonts.Regular, sizes.Gain, PdfColour.Black, text.Gain);
        Code(sheet, text, sizes, HeightBelow(sheet, text, sizes));
        foreach (var (index, step) in text.Steps.Index()) Step(sheet, sizes, index + 1, step);
        var end = sheet.Y;
        var fits = Foot(sheet, text, sizes) >= end;
        return (drawing.ToArray(), fits);
    }

    /// <summary>Where the citizen is, white on blue over the whole width.</summary>
    private static void Place(Sheet sheet, PosterText text, PosterSizes sizes)
    {
        var desk = text.Desk.Length > 0 ? sheet.HeightOf(VietnameseFonts.Bold, sizes.Desk, text.Desk) : 0;
        var height = sheet.HeightOf(VietnameseFonts.Bold, sizes.Office, text.Office) + desk + 1.4 * sizes.Gap;
        sheet.Canvas.Fill(new PdfBox(0, 0, sheet.Canvas.Width, height), Blue);
        sheet.Y = 0.7 * sizes.Gap;
        sheet.Centred(VietnameseFonts.Bold, sizes.Office, PdfColour.White, text.Office);
        if (desk > 0) sheet.Centred(VietnameseFonts.Bold, sizes.Desk, PdfColour.White, text.Desk);
        sheet.Y = height + sizes.Gap;
    }

    /// <summary>As large as what stands below it allows.</summary>
    private static void Code(Sheet sheet, PosterText text, PosterSizes sizes, double below)
    {
        sheet.Space(sizes.Gap / 2);
        var side = Math.Clamp(sheet.Bottom - below - sheet.Y - sizes.Gap, sizes.SmallestCode, sizes.LargestCode);
        var code = new QrMatrix(text.Url);
        var place = new PdfBox(sheet.Left + (sheet.Width - side) / 2, sheet.Y, side, side);
        sheet.Code(code, side);
        sheet.Canvas.Frame(place, sizes.Frame, Blue);
        sheet.Canvas.Link(place, text.Url);
        sheet.Space(sizes.Gap / 2);
    }

    private static double HeightBelow(Sheet sheet, PosterText text, PosterSizes sizes) =>
        text.Steps.Sum(step => sheet.HeightOf(VietnameseFonts.Regular, sizes.Step, step, sizes.StepIndent) + sizes.StepGap)
        + Footing(text).Sum(line => sheet.HeightOf(line.Bold ? VietnameseFonts.Bold : VietnameseFonts.Regular, line.Large ? sizes.Step : sizes.Small, line.Text))
        + sizes.Gap;

    private static void Step(Sheet sheet, PosterSizes sizes, int number, string text)
    {
        var digit = number.ToString(CultureInfo.InvariantCulture);
        var box = sizes.Step * 1.3;
        sheet.Canvas.Fill(new PdfBox(sheet.Left, sheet.Y, box, box), Blue);
        sheet.Canvas.Text(
            VietnameseFonts.Bold, sizes.Step, PdfColour.White,
            sheet.Left + (box - VietnameseFonts.Bold.WidthOf(digit, sizes.Step)) / 2, sheet.Y + sizes.Step * 1.02, digit);
        sheet.Paragraph(VietnameseFonts.Regular, sizes.Step, PdfColour.Black, text, indent: sizes.StepIndent);
        sheet.Space(sizes.StepGap);
    }

    /// <summary>On pale blue at the lower edge. Returns where it begins.</summary>
    private static double Foot(Sheet sheet, PosterText text, PosterSizes sizes)
    {
        var lines = Footing(text).ToList();
        var height = lines.Sum(line => sheet.HeightOf(line.Bold ? VietnameseFonts.Bold : VietnameseFonts.Regular, line.Large ? sizes.Step : sizes.Small, line.Text));
        sheet.Y = sheet.Bottom - height;
        var top = sheet.Y - sizes.Gap / 2;
        sheet.Canvas.Fill(new PdfBox(0, top, sheet.Canvas.Width, sheet.Canvas.Height - top), Pale);
        foreach (var line in lines)
            sheet.Centred(line.Bold ? VietnameseFonts.Bold : VietnameseFonts.Regular, line.Large ? sizes.Step : sizes.Small, line.Large ? Blue : Grey, line.Text);
        return top;
    }

    private static IEnumerable<(string Text, bool Bold, bool Large)> Footing(PosterText text)
    {
        yield return ($"Cần giúp? Hỏi cán bộ hoặc gọi {Grouped(text.Hotline)}", true, true);
        yield return ($"Không quét được? Gõ địa chỉ: {text.ShownUrl}", false, false);
        if (text.Word is { } word) yield return ($"Dùng Zalo: nhắn cho trợ lý dòng chữ {word}", false, false);
        yield return ("Không ai được hỏi mã xác nhận (OTP) của anh/chị, kể cả cán bộ.", false, false);
        if (text.Source is { } source) yield return (source, false, false);
    }

    /// <summary>1800 1260 is easier to read across a room.</summary>
    private static string Grouped(string hotline) =>
        hotline.Length == 8 ? $"{hotline[..4]} {hotline[4..]}" : hotline;
}
