using System.Text;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Pdf;
using SmartCaBot.Signing.Tests.Validation;
using SmartCaBot.Signing.Validation;

namespace SmartCaBot.Signing.Tests.Pdf;

/// <summary>Fields that a form's author prepared for signatures.</summary>
public class ExistingFieldTests
{
    private const string Widget = "<</Type/Annot/Subtype/Widget/FT/Sig/P 3 0 R/Rect[100 100 300 160]";

    [Theory]
    [InlineData("", "/T(Ben A)")]
    [InlineData("Ben A", "/T(Ben A)")]
    [InlineData("Ben A", "/T(Ben A)/Lock<</Type/SigFieldLock/Action/All>>")]
    [InlineData("Ben A", "/T(Ben A)/SV<</Ff 67/Filter/Adobe.PPKLite/SubFilter[/ETSI.CAdES.detached]/DigestMethod[(SHA256)]>>")]
    public async Task A_field_takes_a_signature_without_a_new_one(string name, string more)
    {
        var pdf = Form(more).WithTable();
        var signed = await PdfSigning.SignAsync(pdf, TestSigner.An, how: new() { Field = name });

        Assert.True(signed.AsSpan().StartsWith(pdf));
        await OtherVerifiers.AcceptAsync(signed);
        var report = await Verify.OneAsync(signed);
        Assert.Equal(("Ben A", Verdict.Valid), (report.Name, report.Verdict));
        Assert.Equal(more.Contains("/Lock", StringComparison.Ordinal), Encoding.Latin1.GetString(signed, pdf.Length, signed.Length - pdf.Length).Contains("/TransformMethod /FieldMDP", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_visible_signature_takes_the_place_of_its_field()
    {
        var signed = await PdfSigning.SignAsync(Form("/T(Ben A)").WithTable(), TestSigner.An, how: new() { Field = "Ben A", Visible = new() });

        await OtherVerifiers.AcceptAsync(signed);
        Assert.Contains("Nguyễn Văn An", VisibleTests.Text(signed), StringComparison.Ordinal);
    }

    /// <summary>poppler does not see a signature in such a field.</summary>
    [Fact]
    public async Task A_field_with_its_widget_below_it_is_not_signed()
    {
        var builder = PdfBuilder.OnePage("/AcroForm<</Fields[6 0 R]>>", "/Annots[7 0 R]");
        builder[6] = "<</FT/Sig/T(ky)/Kids[7 0 R]>>";
        builder[7] = "<</Type/Annot/Subtype/Widget/Parent 6 0 R/P 3 0 R/Rect[100 100 300 160]>>";

        var found = await PdfSigning.InspectAsync(builder.WithTable(), new() { Signature = new() { Field = "ky" } });

        Assert.Contains("cannot be filled", Assert.IsType<DocumentInspection.Refused>(found).Detail, StringComparison.Ordinal);
    }

    public static TheoryData<string, string, string> Refused => new()
    {
        { "Ben B", "/T(Ben A)", "no such signature field" },
        { "Ben A", "/T(Ben A)/V 9 0 R", "signed already" },
        { "", "/V 9 0 R/T(Ben A)", "signed already" },
        { "Ben A", "/T(Ben A)/Ff 1", "cannot be filled" },
        { "Ben A", "/T(Ben A)/SV<</Ff 2/SubFilter[/adbe.x509.rsa_sha1]>>", "another form" },
        { "Ben A", "/T(Ben A)/SV<</Ff 64/DigestMethod[(SHA512)]>>", "another digest" },
        { "Ben A", "/T(Ben A)/SV<</Ff 8/Reasons[(Phe duyet)]>>", "its own reasons" },
        { "Ben A", "/T(Ben A)/SV<</Cert<</Ff 1/Subject[<00>]>>>>", "certificate of its choice" },
        { "Ben A", "/T(Ben A)/SV<</MDP<</P 2>>>>", "another kind of certification" },
        { "Ben A", "/T(Ben A)/Lock<</Action/Some>>", "lock is malformed" },
        { "Ben A", "/T(Ben A)/Lock<</Action/All/P 9>>", "lock allows something else" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_the_field_does_not_allow_is_refused_and_says_why(string name, string more, string why)
    {
        var options = new PdfOptions { Signature = new() { Field = name } };

        var found = Assert.IsType<DocumentInspection.Refused>(await PdfSigning.InspectAsync(Form(more).WithTable(), options));

        Assert.Equal(DocumentRefusal.Unsupported, found.Reason);
        Assert.Contains(why, found.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_that_an_earlier_signature_locks_stays_empty()
    {
        var builder = Form("/T(Ben A)/Lock<</Action/Include/Fields[(Ben B)]>>");
        builder[7] = Widget + "/T(Ben B)>>";
        var first = await PdfSigning.SignAsync(builder.WithTable(), TestSigner.An, how: new() { Field = "Ben A" });

        var found = await PdfSigning.InspectAsync(first, new() { Signature = new() { Field = "Ben B" } });

        Assert.Equal(DocumentRefusal.LockedByCertification, Assert.IsType<DocumentInspection.Refused>(found).Reason);
        Assert.IsType<DocumentInspection.Signable>(await PdfSigning.InspectAsync(first));
    }

    private static PdfBuilder Form(string field)
    {
        var builder = PdfBuilder.OnePage("/AcroForm<</Fields[6 0 R 7 0 R]>>", "/Annots[6 0 R 7 0 R]");
        builder[6] = $"{Widget}{field}>>";
        builder[7] = "<</Type/Annot/Subtype/Widget/FT/Tx/T(Ho ten)/P 3 0 R/Rect[100 200 300 220]>>";
        builder[9] = "<</Type/Sig>>";
        return builder;
    }
}
