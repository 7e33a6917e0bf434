using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using SmartCaBot.Signing.Pdf;
using SmartCaBot.Signing.Tests.Pdf;
using SmartCaBot.Signing.Validation;

namespace SmartCaBot.Signing.Tests.Validation;

/// <summary>The published attacks (pdf-insecurity.org) made of our own signed files: each is recognised, and called by its name.</summary>
public partial class NamedAttackTests
{
    private const string Other = "BT /F1 24 Tf 72 700 Td (Toi no 900 trieu) Tj ET";
    private const string Overlay = "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 0>>stream\n\nendstream";
    private const string FreeText = "<</Type/Annot/Subtype/FreeText/Rect[72 690 400 730]/Contents(Toi no 900 trieu)/DA(/F1 24 Tf)/AP<</N 4 0 R>>>>";

    public static TheoryData<string, SuspectedAttack> Attacks => new()
    {
        { "contents missing", SuspectedAttack.UniversalForgery },
        { "contents empty", SuspectedAttack.UniversalForgery },
        { "contents null", SuspectedAttack.UniversalForgery },
        { "byte range missing", SuspectedAttack.UniversalForgery },
        { "byte range of nothing", SuspectedAttack.UniversalForgery },
        { "byte range negative", SuspectedAttack.UniversalForgery },
        { "gap too wide", SuspectedAttack.SignatureWrapping },
        { "signature moved to an update", SuspectedAttack.SignatureWrapping },
        { "text replaced", SuspectedAttack.IncrementalSaving },
        { "text replaced without a cross-reference", SuspectedAttack.IncrementalSaving },
        { "page added", SuspectedAttack.IncrementalSaving },
        { "cover made empty", SuspectedAttack.ShadowHide },
        { "cover set free", SuspectedAttack.ShadowHide },
        { "covering note taken away", SuspectedAttack.ShadowHide },
        { "font replaced", SuspectedAttack.ShadowReplace },
        { "field shows another value", SuspectedAttack.ShadowReplace },
        { "object of the same number shown instead", SuspectedAttack.ShadowHideAndReplace },
        { "other catalog of the file", SuspectedAttack.ShadowHideAndReplace },
        { "other page tree of the file", SuspectedAttack.ShadowHideAndReplace },
    };

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task Is_recognised(string attack, SuspectedAttack name)
    {
        var report = await Verify.OneAsync(await ForgeAsync(attack));

        Assert.Equal((Verdict.Undecided, name), (report.Verdict, report.Attack!.Value));
        Assert.Empty(report.Changes);
    }

    public static TheoryData<PdfCertification, string, SuspectedAttack?, LaterChange?> Certified => new()
    {
        { PdfCertification.AnnotateToo, FreeText, SuspectedAttack.EvilAnnotation, null },
        { PdfCertification.AnnotateToo, "<</Type/Annot/Subtype/Highlight/Rect[72 690 400 730]/AP<</N 4 0 R>>>>", SuspectedAttack.EvilAnnotation, null },
        { PdfCertification.AnnotateToo, "<</Type/Annot/Subtype/Text/Rect[10 10 30 30]/Contents(xem lai)>>", null, LaterChange.Annotation },
        { PdfCertification.FillFormsAndSign, "<</Type/Annot/Subtype/Text/Rect[10 10 30 30]>>", SuspectedAttack.EvilAnnotation, null },
        { PdfCertification.None, FreeText, SuspectedAttack.EvilAnnotation, null },
    };

    [Theory]
    [MemberData(nameof(Certified))]
    public async Task Annotations_count_as_the_certification_says(PdfCertification certification, string annotation, SuspectedAttack? attack, LaterChange? change)
    {
        var signed = await PdfSigning.SignAsync(Document(), TestSigner.An, how: new() { Certification = certification });
        var annots = AnnotsOf(signed);

        var report = await Verify.OneAsync(LaterUpdate.Append(signed, "", (3, annots.Replace("/Annots [", "/Annots [50 0 R ", StringComparison.Ordinal).Replace("[50 0 R 7 0 R 11 0 R]", "[7 0 R 11 0 R 50 0 R]", StringComparison.Ordinal)), (50, annotation)));

        Assert.Equal(attack, report.Attack);
        Assert.Equal(attack is null ? Verdict.ValidWithLaterAllowedChanges : Verdict.Undecided, report.Verdict);
        Assert.Equal(change is { } one ? [one] : [], report.Changes);
    }

    [Theory]
    [InlineData("stranger", false)]
    [InlineData("large", false)]
    [InlineData("over a field", false)]
    [InlineData("small and trusted", true)]
    public async Task A_later_signature_that_draws_is_sneaky_unless_somebody_answers_for_it(string kind, bool isAllowed)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var first = await PdfSigning.SignAsync(Document(), TestSigner.An, how: new() { Certification = PdfCertification.FillFormsAndSign });
        var box = kind switch { "large" => new(72, 100, 400, 400), "over a field" => new(90, 620, 60, 50), _ => new SmartCaBot.Signing.Pdf.Drawing.PdfBox(72, 300, 200, 60) };
        var second = await PdfSigning.SignAsync(
            first, kind == "stranger" ? TestSigner.Make("Kẻ lạ", "CCCD:001090000888", key, usage: System.Security.Cryptography.X509Certificates.X509KeyUsageFlags.KeyEncipherment) : TestSigner.Binh,
            how: new() { Visible = new() { Box = box } });

        var report = (await Verify.CheckedAsync(second)).Signatures[0];

        Assert.Equal(isAllowed ? null : SuspectedAttack.SneakySignature, report.Attack);
        Assert.Equal(isAllowed ? [LaterChange.VisibleSignature] : [], report.Changes);
        Assert.Equal(isAllowed ? Verdict.ValidWithLaterAllowedChanges : Verdict.Undecided, report.Verdict);
    }

    [Fact]
    public async Task An_empty_field_over_the_page_is_no_place_kept_for_a_signature()
    {
        var builder = PdfBuilder.OnePage("/AcroForm<</Fields[6 0 R]>>", "/Annots[6 0 R]");
        builder[6] = "<</Type/Annot/Subtype/Widget/FT/Sig/T(Ky)/P 3 0 R/Rect[0 0 595 841]>>";
        var first = await PdfSigning.SignAsync(builder.WithTable(), TestSigner.An);
        var second = await PdfSigning.SignAsync(first, TestSigner.Binh, how: new() { Field = "Ky", Visible = new() });

        var report = (await Verify.CheckedAsync(second)).Signatures[0];

        Assert.Equal((Verdict.Undecided, SuspectedAttack.SneakySignature), (report.Verdict, report.Attack!.Value));
    }

    [Fact]
    public async Task What_a_later_signature_draws_must_be_what_its_signer_signed()
    {
        var first = await PdfSigning.SignAsync(Document(), TestSigner.An);
        var second = await PdfSigning.SignAsync(first, TestSigner.Binh, how: new() { Visible = new() { Box = new(72, 300, 200, 60) } });
        Assert.Equal(Verdict.ValidWithLaterAllowedChanges, (await Verify.CheckedAsync(second)).Verdict);
        var text = Encoding.Latin1.GetString(second);
        var look = Regex.Match(text, @"/AP <</N (\d+) 0 R>>", RegexOptions.RightToLeft).Groups[1].Value;

        var report = await Verify.CheckedAsync(LaterUpdate.Append(second, "", (int.Parse(look, null), Overlay)));

        Assert.All(report.Signatures, s => Assert.Equal(Verdict.Undecided, s.Verdict));
    }

    [Fact]
    public async Task A_signature_that_several_pages_list_is_sneaky()
    {
        var first = await PdfSigning.SignAsync(Document(), TestSigner.An);
        var second = await PdfSigning.SignAsync(first, TestSigner.Binh, how: new() { Visible = new() { Box = new(72, 300, 200, 60) } });
        var widget = Regex.Match(Encoding.Latin1.GetString(second), @"(\d+) 0 R\]", RegexOptions.RightToLeft).Groups[1].Value;
        var third = LaterUpdate.Append(second, "", (51, $"<</Type/Page/Annots[{widget} 0 R]>>"));

        Assert.Equal(SuspectedAttack.SneakySignature, (await Verify.CheckedAsync(third)).Signatures[0].Attack);
    }

    private static async Task<byte[]> ForgeAsync(string attack)
    {
        var signed = await PdfSigning.SignAsync(Document(), TestSigner.An);
        var text = Encoding.Latin1.GetString(signed);
        switch (attack)
        {
            case "contents missing": return Edit(text, "/Contents <", "/Content5 <");
            case "contents empty": return Contents().Replace(text, m => "/Contents <>" + new string(' ', m.Length - 12)) is var empty ? Encoding.Latin1.GetBytes(empty) : [];
            case "contents null": return Contents().Replace(text, m => "/Contents null" + new string(' ', m.Length - 14)) is var none ? Encoding.Latin1.GetBytes(none) : [];
            case "byte range missing": return Edit(text, "/ByteRange", "/ByteRang3");
            case "byte range of nothing": return Range(text, _ => "[0 0 0 0]");
            case "byte range negative": return Range(text, n => $"[0 -{n[1]} {n[2]} {n[3]}]");
            case "gap too wide": return Range(text, n => $"[0 {n[1]} {int.Parse(n[2], null) + 10} {int.Parse(n[3], null) - 10}]");
            case "signature moved to an update":
                var start = text.LastIndexOf("<</Type/Sig/", StringComparison.Ordinal);
                var line = text.LastIndexOf('\n', start - 2) + 1;
                var copy = text[start..text.IndexOf("\nendobj", start, StringComparison.Ordinal)];
                return LaterUpdate.Append(signed, "", (int.Parse(text[line..text.IndexOf(' ', line)], null), copy));
            case "text replaced": return LaterUpdate.Append(signed, "", (4, Stream(Other)));
            case "text replaced without a cross-reference": return [.. signed, .. Encoding.Latin1.GetBytes($"4 0 obj\n{Stream(Other)}\nendobj\n")];
            case "page added": return LaterUpdate.Append(signed, "", (2, "<</Type/Pages/Kids[3 0 R 50 0 R]/Count 2>>"), (50, "<</Type/Page/Parent 2 0 R>>"));
            case "cover made empty": return LaterUpdate.Append(signed, "", (6, Overlay.Replace("9 9", "0 0", StringComparison.Ordinal)));
            case "cover set free": return LaterUpdate.Redirect(signed, 6, null);
            case "covering note taken away": return LaterUpdate.Append(signed, "", (3, AnnotsOf(signed).Replace("/Annots [7 0 R", "/Annots [", StringComparison.Ordinal)));
            case "font replaced": return LaterUpdate.Append(signed, "", (5, "<</Type/Font/Subtype/Type1/BaseFont/Courier>>"));
            case "field shows another value": return LaterUpdate.Append(signed, "", (7, Field.Replace("100 trieu", "900 trieu", StringComparison.Ordinal)));
            case "object of the same number shown instead": return LaterUpdate.Redirect(signed, 4, text.IndexOf("4 0 obj\n<</Length 47", StringComparison.Ordinal));
            case "other catalog of the file":
                var fields = Regex.Match(text, @"/Fields \[.*?\]", RegexOptions.RightToLeft).Value;
                return LaterUpdate.Append(signed, "/Root 8 0 R", (8, $"<</Type/Catalog/Pages 9 0 R/AcroForm<<{fields}>>>>"));
            case "other page tree of the file":
                var form = Regex.Match(text, @"/AcroForm <<.*?>>(?=>>)|/AcroForm \d+ 0 R", RegexOptions.RightToLeft).Value;
                return LaterUpdate.Append(signed, "", (1, $"<</Type /Catalog/Pages 9 0 R{form}>>"));
            default: throw new ArgumentException(attack);
        }
    }

    private const string Field = "<</Type/Annot/Subtype/Widget/FT/Tx/T(so tien)/V(100 trieu)/P 3 0 R/Rect[100 160 200 220]>>";

    /// <summary>A page with a cover over its text, a field, and what an attacker hides in a file before somebody else signs it.</summary>
    private static byte[] Document()
    {
        var builder = PdfBuilder.OnePage("/AcroForm<</Fields[7 0 R]>>", "/Annots[7 0 R]");
        builder[6] = Overlay;
        builder[7] = Field;
        builder[8] = "<</Type/Catalog/Pages 9 0 R>>";
        builder[9] = $"<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n4 0 obj\n{Stream(Other)}";
        return builder.WithTable();
    }

    /// <summary>The page as the signature left it.</summary>
    private static string AnnotsOf(byte[] signed)
    {
        var text = Encoding.Latin1.GetString(signed);
        var at = text.LastIndexOf("\n3 0 obj\n", StringComparison.Ordinal) + 9;
        return text[at..text.IndexOf("\nendobj", at, StringComparison.Ordinal)];
    }

    private static string Stream(string content) => $"<</Length {content.Length}>>stream\n{content}\nendstream";

    private static byte[] Edit(string text, string old, string other)
    {
        var at = text.LastIndexOf(old, StringComparison.Ordinal);
        return Encoding.Latin1.GetBytes(string.Concat(text.AsSpan(0, at), other, text.AsSpan(at + old.Length)));
    }

    private static byte[] Range(string text, Func<string[], string> change)
    {
        var at = text.IndexOf("[0 ", text.LastIndexOf("/ByteRange", StringComparison.Ordinal), StringComparison.Ordinal);
        var old = text[at..(text.IndexOf(']', at) + 1)];
        return Edit(text, old, change(old.Trim('[', ']').Split(' ')).PadRight(old.Length));
    }

    [GeneratedRegex("/Contents <[0-9A-Fa-f]{100,}>")]
    private static partial Regex Contents();
}
