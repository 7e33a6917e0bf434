using System.Text;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Tests.Support;

namespace SmartCaBot.Signing.Tests.Pdf;

public class SigningTests
{
    public static TheoryData<string, bool> Shapes()
    {
        var data = new TheoryData<string, bool>();
        foreach (var shape in Documents.Keys)
        {
            data.Add(shape, false);
            data.Add(shape, true);
        }
        return data;
    }

    private static readonly Dictionary<string, Func<PdfBuilder>> Documents = new()
    {
        ["plain"] = () => PdfBuilder.OnePage(),
        ["direct annotations"] = () => PdfBuilder.OnePage(pageExtra: "/Annots[<</Type/Annot/Subtype/Text/Rect[10 10 30 30]/Contents(chu thich)>>]"),
        ["indirect annotations"] = () => With(PdfBuilder.OnePage(pageExtra: "/Annots 7 0 R"), (7, "[8 0 R]"), (8, "<</Type/Annot/Subtype/Text/Rect[10 10 30 30]>>")),
        ["direct form"] = () => With(PdfBuilder.OnePage("/AcroForm<</Fields[7 0 R]/DA(/Helv 0 Tf 0 g)>>", "/Annots[7 0 R]"), (7, TextField)),
        ["indirect form"] = () => With(PdfBuilder.OnePage("/AcroForm 6 0 R", "/Annots[7 0 R]"), (6, "<</Fields[7 0 R]>>"), (7, TextField)),
        ["indirect form with indirect fields"] = () =>
            With(PdfBuilder.OnePage("/AcroForm 6 0 R", "/Annots 8 0 R"), (6, "<</Fields 9 0 R/SigFlags 1>>"), (7, TextField), (8, "[7 0 R]"), (9, "[7 0 R]")),
        ["null form, unused numbers, no id"] = () => NoId(With(PdfBuilder.OnePage("/AcroForm null", "/Annots 19 0 R"), (20, "<</Unused true>>"))),
    };

    private const string TextField =
        "<</Type/Annot/Subtype/Widget/FT/Tx/T(Signature1)/V(gia tri \\(cu\\))/Rect[100 100 200 120]/P 3 0 R>>";

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Every_shape_of_form_and_page_is_signed_and_keeps_its_bytes(string shape, bool xrefStream)
    {
        var builder = Documents[shape]();
        var pdf = xrefStream ? builder.WithStream() : builder.WithTable();

        var signed = await PdfSigning.SignAsync(pdf, TestSigner.An);

        Assert.True(signed.AsSpan().StartsWith(pdf));
        await OtherVerifiers.AcceptAsync(signed);
        var found = Assert.IsType<DocumentInspection.Signable>(await PdfSigning.InspectAsync(signed));
        Assert.Equal((1, 1), (found.Pages, found.ExistingSignatures));
        // The newest section is of the kind the document had.
        Assert.Equal(!xrefStream, Encoding.Latin1.GetString(signed, pdf.Length, signed.Length - pdf.Length).Contains("trailer", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Three_people_sign_one_file_and_all_signatures_stay_valid(bool xrefStream)
    {
        var pdf = xrefStream ? PdfBuilder.OnePage().WithStream() : PdfBuilder.OnePage().WithTable();
        var one = await PdfSigning.SignAsync(pdf, TestSigner.An);
        var two = await PdfSigning.SignAsync(one, TestSigner.Binh);
        var three = await PdfSigning.SignAsync(two, TestSigner.Chi, reason: null);

        Assert.True(three.AsSpan().StartsWith(two));
        await OtherVerifiers.AcceptAsync(three, 3);
        Assert.Equal(3, Assert.IsType<DocumentInspection.Signable>(await PdfSigning.InspectAsync(three)).ExistingSignatures);
    }

    [Fact]
    public async Task What_the_signature_says_is_written_for_viewers()
    {
        var signed = await PdfSigning.SignAsync(PdfBuilder.OnePage().WithTable(), TestSigner.An);
        using var tool = new Tool();
        tool.File("signed.pdf", signed);

        var (_, said) = tool.Run("pdfsig", "-nocert", "signed.pdf");
        var (_, json) = tool.Run("qpdf", "--json=2", "signed.pdf");

        Assert.Contains("Signer Certificate Common Name: Nguyễn Văn An", said, StringComparison.Ordinal);
        Assert.Contains("Tôi đồng ý với nội dung đơn", json, StringComparison.Ordinal);
        Assert.Contains("D:20261122093000+07'00'", json, StringComparison.Ordinal);
        Assert.Contains("u:Hà Nội", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_state_does_not_grow_with_the_document()
    {
        var builder = PdfBuilder.OnePage();
        builder[6] = $"<</Length {2_000_000}>>stream\n{new string('x', 2_000_000)}\nendstream";
        var parameters = new SignatureParameters(PdfSigning.SignedAt);
        var signer = new SmartCaBot.Signing.Pdf.PdfDocumentSigner(new());

        var prepared = await signer.ReadyAsync(
            new MemoryStream(builder.WithTable()), TestSigner.An.Certificate, parameters, TestContext.Current.CancellationToken);

        Assert.InRange(prepared.State.Length, 1, 20_000);
    }

    private static PdfBuilder With(PdfBuilder builder, params (int Number, string Content)[] objects)
    {
        foreach (var (number, content) in objects)
            builder[number] = content;
        return builder;
    }

    private static PdfBuilder NoId(PdfBuilder builder)
    {
        builder.TrailerExtra = "";
        return builder;
    }
}
