using SmartCaBot.Signing.Pdf;
using SmartCaBot.Signing.Tests.Pdf;
using SmartCaBot.Signing.Validation;

namespace SmartCaBot.Signing.Tests.Validation;

/// <summary>What may be added to a signed document, and is named in the report.</summary>
public class AllowedChangeTests
{
    private const string Widget = "/Type/Annot/Subtype/Widget/P 3 0 R";
    private const string Filled = $"<<{Widget}/FT/Tx/T(Ho ten)/Rect[100 200 300 220]/V(Le Van)/AP<</N 50 0 R>>>>";
    private const string Look = "<</Type/XObject/Subtype/Form/BBox[0 0 200 20]/Length 0>>stream\n\nendstream";

    [Theory]
    [InlineData(PdfCertification.FillFormsAndSign, "", Verdict.ValidWithLaterAllowedChanges, null)]
    [InlineData(PdfCertification.FillFormsAndSign, "/Lock<</Action/All>>", Verdict.Undecided, SuspectedAttack.ShadowReplace)]
    [InlineData(PdfCertification.FillFormsAndSign, "/Lock<</Action/Exclude/Fields[(Ho ten)]>>", Verdict.ValidWithLaterAllowedChanges, null)]
    [InlineData(PdfCertification.None, "", Verdict.Undecided, SuspectedAttack.ShadowReplace)]
    [InlineData(PdfCertification.NoChanges, "", Verdict.Undecided, SuspectedAttack.ShadowReplace)]
    public async Task A_form_is_filled_where_the_certification_allows_it(PdfCertification certification, string more, Verdict verdict, SuspectedAttack? attack)
    {
        var signed = await PdfSigning.SignAsync(Form(more), TestSigner.An, how: new() { Field = "Ky 1", Certification = certification });

        var report = await Verify.OneAsync(LaterUpdate.Append(signed, "", (6, Filled), (50, Look)));

        Assert.Equal((verdict, attack), (report.Verdict, report.Attack));
        Assert.Equal(verdict == Verdict.Undecided ? [] : [LaterChange.FormFilled], report.Changes);
    }

    [Fact]
    public async Task A_field_that_was_kept_for_a_second_signature_takes_it()
    {
        var first = await PdfSigning.SignAsync(Form(""), TestSigner.An, how: new() { Field = "Ky 1", Visible = new() });
        var second = await PdfSigning.SignAsync(first, TestSigner.Binh, how: new() { Field = "Ky 2", Visible = new() });

        var report = await Verify.CheckedAsync(second);

        Assert.Equal([Verdict.ValidWithLaterAllowedChanges, Verdict.Valid], report.Signatures.Select(s => s.Verdict));
        Assert.Equal([LaterChange.VisibleSignature], report.Signatures[0].Changes);
        await OtherVerifiers.AcceptAsync(second, 2);
    }

    [Theory]
    [InlineData("/Ff 1")]
    [InlineData("/FT/Btn/Ff 65536")]
    public async Task What_nobody_can_fill_is_not_filled(string flags)
    {
        var type = flags.Contains("/FT", StringComparison.Ordinal) ? "" : "/FT/Tx";
        var builder = PdfBuilder.OnePage("/AcroForm<</Fields[6 0 R]>>", "/Annots[6 0 R]");
        builder[6] = $"<<{Widget}{type}{flags}/T(Ho ten)/Rect[100 200 300 220]>>";
        var signed = await PdfSigning.SignAsync(builder.WithTable(), TestSigner.An, how: new() { Certification = PdfCertification.FillFormsAndSign });

        var filled = LaterUpdate.Append(signed, "", (6, $"<<{Widget}{type}{flags}/T(Ho ten)/Rect[100 200 300 220]/AP<</N 50 0 R>>>>"), (50, Look));

        Assert.Equal((Verdict.Undecided, SuspectedAttack.ShadowReplace), ((await Verify.OneAsync(filled)).Verdict, (await Verify.OneAsync(filled)).Attack!.Value));
    }

    [Theory]
    [InlineData("<</Type/DSS/Certs[51 0 R]>>", Verdict.ValidWithLaterAllowedChanges)]
    [InlineData("<</Type/DSS/Certs[5 0 R]>>", Verdict.Undecided)]
    [InlineData("<</Type/DSS/JS(app.alert)>>", Verdict.Undecided)]
    public async Task Revocation_data_may_follow_even_a_certification_without_changes(string data, Verdict verdict)
    {
        var signed = await PdfSigning.SignAsync(Form(""), TestSigner.An, how: new() { Field = "Ky 1", Certification = PdfCertification.NoChanges });
        var text = System.Text.Encoding.Latin1.GetString(signed);
        var at = text.LastIndexOf("\n1 0 obj\n", StringComparison.Ordinal) + 9;
        var catalog = text[at..(text.IndexOf("\nendobj", at, StringComparison.Ordinal) - 2)];

        var report = await Verify.OneAsync(LaterUpdate.Append(signed, "", (1, $"{catalog}/DSS 50 0 R>>"), (50, data), (51, "<</Length 3>>stream\nabc\nendstream")));

        Assert.Equal(verdict, report.Verdict);
        Assert.Equal(verdict == Verdict.Undecided ? [] : [LaterChange.ValidationData], report.Changes);
    }

    private static byte[] Form(string firstField)
    {
        var builder = PdfBuilder.OnePage("/AcroForm<</Fields[6 0 R 7 0 R 8 0 R]/SigFlags 3>>", "/Annots[6 0 R 7 0 R 8 0 R]");
        builder[6] = $"<<{Widget}/FT/Tx/T(Ho ten)/Rect[100 200 300 220]>>";
        builder[7] = $"<<{Widget}/FT/Sig/T(Ky 1)/Rect[100 100 300 160]{firstField}>>";
        builder[8] = $"<<{Widget}/FT/Sig/T(Ky 2)/Rect[310 100 510 160]>>";
        return builder.WithTable();
    }
}
