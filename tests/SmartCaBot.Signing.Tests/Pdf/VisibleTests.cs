using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Pdf;
using SmartCaBot.Signing.Pdf.Drawing;
using SmartCaBot.Signing.Tests.Validation;
using SmartCaBot.Signing.Validation;

namespace SmartCaBot.Signing.Tests.Pdf;

/// <summary>Signatures that are seen, as pdftotext and pdftoppm see them.</summary>
public class VisibleTests
{
    private static readonly PdfBox Box = new(72, 600, 220, 80);

    [Theory]
    [InlineData("")]
    [InlineData("/Rotate 90")]
    [InlineData("/Rotate 180")]
    [InlineData("/Rotate -90")]
    [InlineData("/CropBox[40 50 560 800]")]
    [InlineData("/Rotate 90/CropBox[40 50 560 800]")]
    public async Task The_text_stands_upright_where_it_was_asked_for(string page)
    {
        var box = page.Contains("90", StringComparison.Ordinal) ? Box with { X = 400, Y = 300 } : Box;
        var signed = await PdfSigning.SignAsync(
            PdfBuilder.OnePage(pageExtra: page).WithTable(), TestSigner.Chi, how: new() { Visible = new() { Box = box, Picture = Picture(alpha: true) } });

        await OtherVerifiers.AcceptAsync(signed);
        Assert.Equal(Verdict.Valid, (await Verify.CheckedAsync(signed)).Verdict);
        Assert.Contains("Lê Thị Quỳnh Chi", Text(signed), StringComparison.Ordinal);
        Assert.Contains("Lý do: Tôi đồng ý với nội dung đơn", Text(signed), StringComparison.Ordinal);
        Assert.Contains("22/11/2026 09:30:00 +07:00", Text(signed), StringComparison.Ordinal);
        // Only the words that stand upright within the place come out of the crop.
        var seen = Crop(signed, box);
        Assert.InRange(seen.Dark, 0.02, 0.6);
        Assert.InRange(seen.Red, 0.05, 0.4);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_picture_alone_fills_its_place(bool jpeg)
    {
        using var tool = new Tool();
        var signed = await PdfSigning.SignAsync(
            PdfBuilder.OnePage().WithStream(), TestSigner.An,
            how: new() { Visible = new() { Box = Box with { Width = 80 }, WithText = false, Picture = jpeg ? Jpeg() : Picture(alpha: false) } });

        await OtherVerifiers.AcceptAsync(signed);
        Assert.InRange(Crop(signed, Box with { Width = 80 }).Red, 0.7, 1);
        Assert.DoesNotContain("Nguyễn", Text(signed), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PictureSide.Left)]
    [InlineData(PictureSide.Above)]
    [InlineData(PictureSide.Behind)]
    public async Task A_text_of_ones_own_stands_alone_in_its_lines_colour_and_size_beside_the_picture(PictureSide side)
    {
        var box = Box with { Width = 200, Height = 100 };
        var visible = new VisibleSignature
        {
            Box = box,
            Picture = Picture(alpha: false),
            PictureSide = side,
            Text = "Ký bởi: Cổng một cửa\n \nThời gian: 17/05/2023",
            TextSize = 13,
            TextColour = new(0, 0, 255),
        };
        var signed = await PdfSigning.SignAsync(PdfBuilder.OnePage().WithTable(), TestSigner.Chi, how: new() { Visible = visible });

        await OtherVerifiers.AcceptAsync(signed);
        Assert.Contains("Ký bởi: Cổng một cửa Thời gian: 17/05/2023", Text(signed), StringComparison.Ordinal);
        foreach (var ours in new[] { "Quỳnh Chi", "Lý do", "Ngày ký" }) Assert.DoesNotContain(ours, Text(signed), StringComparison.Ordinal);
        Assert.Contains("0 0 1 rg", Drawn(signed), StringComparison.Ordinal);
        Assert.Contains(" 13 Tf", Drawn(signed), StringComparison.Ordinal);
        // The square is seen in its own part of the place, and nowhere else but behind the text.
        var (first, last) = side == PictureSide.Above
            ? (Crop(signed, box with { Height = 45 }), Crop(signed, box with { Y = box.Y + 55, Height = 45 }))
            : (Crop(signed, box with { Width = 70 }), Crop(signed, box with { X = box.X + 75, Width = 125 }));
        Assert.InRange(first.Red, 0.1, 0.8);
        Assert.InRange(last.Red, side == PictureSide.Behind ? 0.2 : 0, side == PictureSide.Behind ? 0.7 : 0);
    }

    [Fact]
    public async Task Three_people_sign_side_by_side()
    {
        var pdf = PdfBuilder.OnePage().WithTable();
        var x = 30;
        foreach (var signer in new[] { TestSigner.An, TestSigner.Binh, TestSigner.Chi })
        {
            pdf = await PdfSigning.SignAsync(pdf, signer, how: new() { Visible = new() { Box = new(x, 650, 170, 60) } });
            x += 180;
        }

        await OtherVerifiers.AcceptAsync(pdf, 3);
        Assert.All(["Nguyễn Văn An", "Trần Thị Bình", "Lê Thị Quỳnh Chi"], name => Assert.Contains(name, Text(pdf), StringComparison.Ordinal));
    }

    public static TheoryData<string, VisibleSignature> Impossible => new()
    {
        { "is not on the page", new() { Box = new(500, 100, 200, 50) } },
        { "is not on the page", new() { Box = new(-1, 100, 200, 50) } },
        { "is not on the page", new() { Box = new(1, 1, 0, 50) } },
        { "is not on the page", new() { Box = new(double.NaN, 1, 10, 50) } },
        { "is on no page", new() { Page = 2, Box = new(1, 1, 10, 50) } },
        { "is on no page", new() { Page = 0, Box = new(1, 1, 10, 50) } },
        { "is on no page", new() },
        { "neither PNG nor JPEG", new() { Box = new(1, 1, 10, 50), Picture = "GIF89a"u8.ToArray() } },
        { "PNG picture cannot be read", new() { Box = new(1, 1, 10, 50), Picture = Picture(alpha: true).AsMemory(0, 90) } },
        { "JPEG picture cannot be read", new() { Box = new(1, 1, 10, 50), Picture = new byte[] { 0xFF, 0xD8, 0xFF, 0xC0, 0, 3 } } },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public async Task What_cannot_be_drawn_is_refused_and_says_why(string why, VisibleSignature visible)
    {
        var found = await PdfSigning.InspectAsync(PdfBuilder.OnePage().WithTable(), new() { Signature = new() { Visible = visible } });

        Assert.Contains(why, Assert.IsType<DocumentInspection.Refused>(found).Detail, StringComparison.Ordinal);
    }

    internal static string Text(byte[] pdf)
    {
        using var tool = new Tool();
        tool.File("in.pdf", pdf);
        return string.Join(' ', tool.Run("pdftotext", "-layout", "in.pdf", "-").Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Drawn(byte[] pdf)
    {
        using var tool = new Tool();
        tool.File("in.pdf", pdf);
        return tool.Run("qpdf", "--qdf", "in.pdf", "-").Output;
    }

    /// <summary>The shares of dark and of red among the pixels of a place on the first page, as shown.</summary>
    private static (double Dark, double Red) Crop(byte[] pdf, PdfBox box)
    {
        using var tool = new Tool();
        tool.File("in.pdf", pdf);
        var (code, output) = tool.Run(
            "pdftoppm", "-cropbox", "-r", "72", "-x", $"{(int)box.X}", "-y", $"{(int)box.Y}", "-W", $"{(int)box.Width}", "-H", $"{(int)box.Height}", "-singlefile", "in.pdf", "out");
        Assert.True(code == 0, output);
        var pixels = tool.Read("out.ppm").AsSpan(Encoding.ASCII.GetByteCount($"P6\n{(int)box.Width} {(int)box.Height}\n255\n"));
        var (dark, red) = (0, 0);
        for (var i = 0; i + 2 < pixels.Length; i += 3)
        {
            if (pixels[i] < 140 && pixels[i + 2] < 200)
                dark++;
            if (pixels[i] > 150 && pixels[i + 1] < 90 && pixels[i + 2] < 90)
                red++;
        }
        return (3.0 * dark / pixels.Length, 3.0 * red / pixels.Length);
    }

    /// <summary>A red square of 40 × 40 pixels.</summary>
    private static byte[] Picture(bool alpha)
    {
        var (pixel, rows) = (alpha ? new byte[] { 220, 20, 30, 255 } : [220, 20, 30], new MemoryStream());
        for (var y = 0; y < 40; y++)
        {
            rows.WriteByte(0);
            for (var x = 0; x < 40; x++)
                rows.Write(pixel);
        }
        var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            deflate.Write(rows.ToArray());
        return
        [
            0x89, .. "PNG\r\n\x1a\n"u8,
            .. Chunk("IHDR", [0, 0, 0, 40, 0, 0, 0, 40, 8, (byte)(alpha ? 6 : 2), 0, 0, 0]), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", []),
        ];
    }

    private static byte[] Chunk(string type, byte[] content)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. content];
        var (length, check) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(check, Crc(named));
        return [.. length, .. named, .. check];
    }

    private static uint Crc(byte[] data)
    {
        var crc = uint.MaxValue;
        foreach (var b in data)
        {
            crc ^= b;
            for (var i = 0; i < 8; i++)
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }
        return ~crc;
    }

    /// <summary>The same square as poppler writes it.</summary>
    private static byte[] Jpeg()
    {
        using var tool = new Tool();
        tool.File("in.pdf", PdfBuilder.Square().WithTable());
        tool.Run("pdftoppm", "-jpeg", "-r", "72", "-singlefile", "in.pdf", "out");
        return tool.Read("out.jpg");
    }
}
