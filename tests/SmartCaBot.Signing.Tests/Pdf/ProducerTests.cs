namespace SmartCaBot.Signing.Tests.Pdf;

/// <summary>Documents as other people's programs write them.</summary>
public class ProducerTests
{
    [Theory]
    [InlineData("--object-streams=generate")]
    [InlineData("--object-streams=disable")]
    [InlineData("--linearize")]
    [InlineData("--linearize", "--object-streams=generate")]
    [InlineData("--qdf")]
    [InlineData("--qdf", "--object-streams=generate")]
    [InlineData("--compress-streams=n", "--object-streams=generate")]
    [InlineData("--min-version=2.0", "--coalesce-contents")]
    public async Task Files_of_qpdf(params string[] mode)
    {
        using var tool = new Tool();
        tool.File("in.pdf", PdfBuilder.OnePage("/AcroForm<</Fields[]>>", "/Annots[]").WithTable());
        Ok(tool.Run("qpdf", [.. mode, "in.pdf", "out.pdf"]));

        await AssertSignedTwiceAsync(tool.Read("out.pdf"));
    }

    [Fact]
    public async Task File_of_cairo()
    {
        using var tool = new Tool();
        tool.File("in.pdf", PdfBuilder.OnePage().WithTable());
        Ok(tool.Run("pdftocairo", "-pdf", "in.pdf", "out.pdf"));

        await AssertSignedTwiceAsync(tool.Read("out.pdf"));
    }

    [Theory]
    [InlineData("-ggggz")]
    [InlineData("-a")]
    public async Task Files_of_mupdf(string mode)
    {
        using var tool = new Tool();
        tool.File("in.pdf", PdfBuilder.OnePage().WithTable());
        Ok(tool.Run("mutool", "clean", mode, "in.pdf", "out.pdf"));

        await AssertSignedTwiceAsync(tool.Read("out.pdf"));
    }

    [Fact]
    public async Task Many_pages_in_a_deep_tree()
    {
        using var tool = new Tool();
        tool.File("in.pdf", PdfBuilder.OnePage().WithTable());
        Ok(tool.Run("qpdf", "--empty", "--object-streams=generate", "--pages", "in.pdf", "1,1,1,1,1,1,1", "in.pdf", "1,1,1,1,1", "--", "out.pdf"));
        var pdf = tool.Read("out.pdf");

        Assert.Equal(12, Assert.IsType<SmartCaBot.Signing.Formats.DocumentInspection.Signable>(await PdfSigning.InspectAsync(pdf)).Pages);
        await AssertSignedTwiceAsync(pdf);
    }

    private static async Task AssertSignedTwiceAsync(byte[] pdf)
    {
        var one = await PdfSigning.SignAsync(pdf, TestSigner.An);
        await OtherVerifiers.AcceptAsync(one);
        var two = await PdfSigning.SignAsync(one, TestSigner.Binh);
        Assert.True(two.AsSpan().StartsWith(pdf));
        await OtherVerifiers.AcceptAsync(two, 2);
    }

    private static void Ok((int Code, string Output) result) => Assert.True(result.Code == 0, result.Output);
}
