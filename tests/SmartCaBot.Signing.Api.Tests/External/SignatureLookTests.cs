using System.Text.Json;
using SmartCaBot.Signing.Api.External;
using SmartCaBot.Signing.Pdf;
using SmartCaBot.Signing.Pdf.Drawing;

namespace SmartCaBot.Signing.Api.Tests.External;

/// <summary>What portals write of a signature's look, as their public code does.</summary>
public class SignatureLookTests
{
    /// <summary>One grey pixel with opacity.</summary>
    private const string Pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/wcAAwAB/UmMprQAAAAASUVORK5CYII=";

    [Theory]
    [InlineData("0", true, PictureSide.Left)]
    [InlineData("1", true, PictureSide.Left)]
    [InlineData("2", false, PictureSide.Left)]
    [InlineData("3", true, PictureSide.Above)]
    [InlineData("\"4\"", true, PictureSide.Behind)]
    public void Each_way_to_show_it_is_known(string mode, bool text, PictureSide side)
    {
        var visible = Read($$"""
            {"renderMode":{{mode}},"customImage":"{{Pixel}}","fontSize":"13","fontColor":"#1A2b3c",
             "signatureText":"Ký bởi: Cổng một cửa\r\nThời gian ký: 17/05/2023 09:43:23\u202e","signatures":[{"page":"1","rectangle":"0,581,200,657"}]}
            """);

        Assert.NotNull(visible);
        Assert.Equal((text, side, mode == "0"), (visible.WithText, visible.PictureSide, visible.Picture.IsEmpty));
        Assert.Equal("Ký bởi: Cổng một cửa\nThời gian ký: 17/05/2023 09:43:23", visible.Text);
        Assert.Equal((13.0, new PdfColour(0x1A, 0x2B, 0x3C)), (visible.TextSize, visible.TextColour));
        Assert.Equal(new PdfBox(0, 843 - 657, 200, 76), visible.Box);
    }

    [Fact]
    public void What_is_left_out_is_our_own_and_what_is_no_size_or_colour_too()
    {
        var visible = Read("""{"renderMode":0,"fontSize":-1,"fontColor":"red","signatures":[{"page":1,"rectangle":"0,0,200,50"}]}""");

        Assert.Equal((true, null, null, null), (visible!.WithText, visible.Text, visible.TextSize, visible.TextColour));
    }

    /// <summary>Null: it was refused.</summary>
    private static VisibleSignature? Read(string sigOptions)
    {
        var request = JsonSerializer.Deserialize($$"""{"sign_files":[{"sigOptions":{{sigOptions}}}]}""", ExternalJson.Default.CalculateRequest)!;
        return SignatureLook.TryRead(request.SignFiles![0]!.SigOptions, _ => 843, out var visible) ? visible : null;
    }
}
