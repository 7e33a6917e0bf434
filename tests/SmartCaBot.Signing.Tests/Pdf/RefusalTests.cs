using System.Text;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Pdf;

namespace SmartCaBot.Signing.Tests.Pdf;

public class RefusalTests
{
    private static readonly byte[] Good = PdfBuilder.OnePage().WithTable();

    [Fact]
    public async Task Files_that_are_no_pdf()
    {
        Assert.Equal(DocumentRefusal.Empty, await PdfSigning.RefusalAsync([]));
        Assert.Equal(DocumentRefusal.WrongFormat, await PdfSigning.RefusalAsync("<!DOCTYPE html><html><body>404</body></html>"u8.ToArray()));
        Assert.Equal(DocumentRefusal.WrongFormat, await PdfSigning.RefusalAsync([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]));
        Assert.Equal(DocumentRefusal.WrongFormat, await PdfSigning.RefusalAsync("%PD"u8.ToArray()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_cut_anywhere_is_damaged(bool xrefStream)
    {
        var pdf = xrefStream ? PdfBuilder.OnePage().WithStream() : Good;
        for (var length = 8; length < pdf.AsSpan().LastIndexOf("startxref"u8) - 1; length += 13)
            Assert.Equal(DocumentRefusal.Damaged, await PdfSigning.RefusalAsync(pdf[..length]));
    }

    [Fact]
    public async Task A_linearised_file_cut_in_the_middle_is_damaged()
    {
        using var tool = new Tool();
        tool.File("in.pdf", Good);
        tool.Run("qpdf", "--linearize", "in.pdf", "out.pdf");
        var pdf = tool.Read("out.pdf");

        Assert.Equal(DocumentRefusal.Damaged, await PdfSigning.RefusalAsync(pdf[..(pdf.Length - 300)]));
    }

    [Theory]
    [InlineData("128", "--use-aes=y")]
    [InlineData("256")]
    public async Task Encrypted_files(string bits, params string[] more)
    {
        using var tool = new Tool();
        tool.File("in.pdf", Good);
        var (code, output) = tool.Run("qpdf", ["--encrypt", "mat-khau", "chu", bits, .. more, "--", "in.pdf", "out.pdf"]);
        Assert.True(code == 0, output);

        Assert.Equal(DocumentRefusal.Encrypted, await PdfSigning.RefusalAsync(tool.Read("out.pdf")));
    }

    [Fact]
    public async Task A_file_over_the_limit()
    {
        var options = new PdfOptions { MaxBytes = Good.Length - 1 };

        var found = await PdfSigning.InspectAsync(Good, options);

        Assert.Equal(DocumentRefusal.TooLarge, Assert.IsType<DocumentInspection.Refused>(found).Reason);
    }

    [Theory]
    [InlineData(1, DocumentRefusal.LockedByCertification)]
    [InlineData(2, null)]
    [InlineData(3, null)]
    public async Task A_certification_signature_decides_who_may_sign(int permission, DocumentRefusal? refusal)
    {
        var builder = PdfBuilder.OnePage("/Perms<</DocMDP 7 0 R>>/AcroForm<</Fields[6 0 R]/SigFlags 3>>", "/Annots[6 0 R]");
        builder[6] = "<</Type/Annot/Subtype/Widget/FT/Sig/T(Chung thuc)/V 7 0 R/Rect[0 0 0 0]/P 3 0 R>>";
        builder[7] = $"<</Type/Sig/Reference[<</TransformMethod/DocMDP/TransformParams<</P {permission}/V/1.2>>>>]>>";

        var found = await PdfSigning.InspectAsync(builder.WithTable());

        Assert.Equal(refusal, (found as DocumentInspection.Refused)?.Reason);
    }

    [Fact]
    public async Task A_signed_field_that_locks_the_document()
    {
        var builder = PdfBuilder.OnePage("/AcroForm<</Fields[6 0 R]>>");
        builder[6] = "<</FT/Sig/T(Khoa)/V 7 0 R/Lock<</Action/All/P 1>>>>";
        builder[7] = "<</Type/Sig>>";

        Assert.Equal(DocumentRefusal.LockedByCertification, await PdfSigning.RefusalAsync(builder.WithTable()));
    }

    public static TheoryData<string, DocumentRefusal, string, string> Defects() => new()
    {
        { "hybrid without its stream, and with a reference to nothing", DocumentRefusal.Damaged, "/Root 1 0 R", "/Root 1 0 R/XRefStm 9/Info 9 0 R" },
        { "XFA", DocumentRefusal.Unsupported, "/Type/Catalog", "/AcroForm<</XFA[]>>/Type/Catalog" },
        { "no catalog", DocumentRefusal.Damaged, "/Root 1 0 R", "/Root 9 0 R" },
        { "no root", DocumentRefusal.Damaged, "/Root 1 0 R", "" },
        { "key twice", DocumentRefusal.Damaged, "/Root 1 0 R", "/Root 1 0 R/Root 1 0 R" },
        { "huge table", DocumentRefusal.Unsupported, "xref\n0 6", "xref\n0 8388607" },
        { "junk before the header", DocumentRefusal.Damaged, "%PDF-1.7", "junk %PDF-1.7" },
        { "no pages", DocumentRefusal.Damaged, "/Count 1", "/Count 0" },
        { "more pages than objects", DocumentRefusal.Damaged, "/Count 1", "/Count 7" },
        { "page tree in a circle", DocumentRefusal.Damaged, "/Kids[3 0 R]", "/Kids[2 0 R]" },
    };

    [Theory]
    [MemberData(nameof(Defects))]
    public async Task Defects_that_are_not_repaired(string defect, DocumentRefusal reason, string old, string replacement)
    {
        var text = Encoding.Latin1.GetString(Good);
        Assert.Contains(old, text, StringComparison.Ordinal);
        var pdf = PdfBuilder.Relocate(text.Replace(old, replacement, StringComparison.Ordinal));

        var found = await PdfSigning.InspectAsync(pdf);

        Assert.True(found is DocumentInspection.Refused refused && refused.Reason == reason, $"{defect}: {found}");
    }

    [Fact]
    public async Task Nesting_without_end()
    {
        var builder = PdfBuilder.OnePage("/Deep 6 0 R", $"/Annots {new string('[', 100_000)}");

        Assert.Equal(DocumentRefusal.Unsupported, await PdfSigning.RefusalAsync(builder.WithTable()));
    }

    [Fact]
    public async Task A_stream_that_unpacks_without_end()
    {
        var bomb = PdfBuilder.Deflate(new byte[64 << 20]);
        var builder = PdfBuilder.OnePage();
        builder.Raw(6, $"<</Type/ObjStm/N 1/First 10/Filter/FlateDecode/Length {bomb.Length}>>stream\n", bomb, "\nendstream");
        builder.InObjectStream(1, stream: 6);

        Assert.Equal(DocumentRefusal.Unsupported, await PdfSigning.RefusalAsync(builder.WithStream()));
    }
}
