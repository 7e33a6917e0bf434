using System.Text;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Pdf;
using SmartCaBot.Signing.Tests.Pdf;
using SmartCaBot.Signing.Validation;

namespace SmartCaBot.Signing.Tests.Validation;

/// <summary>Documents whose author laid something out before somebody else signed, so that a harmless looking update changes what is seen.</summary>
public class PreparedTrapTests
{
    private const string Text = "BT /F1 24 Tf 72 700 Td (Toi no 900 trieu) Tj ET";
    private const string Look = "<</Type/XObject/Subtype/Form/BBox[0 0 600 800]/Length 0>>stream\n\nendstream";

    public static TheoryData<string, PdfCertification> Traps
    {
        get
        {
            var data = new TheoryData<string, PdfCertification>();
            foreach (var trap in new[] { "content that is missing", "information as a picture", "producer as a picture", "annotations as content", "form as a picture", "empty update" })
            {
                data.Add(trap, PdfCertification.None);
                data.Add(trap, PdfCertification.NoChanges);
                data.Add(trap, PdfCertification.AnnotateToo);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Traps))]
    public async Task Do_not_count_as_harmless(string trap, PdfCertification certification)
    {
        var signed = await PdfSigning.SignAsync(Prepared(trap), TestSigner.An, how: new() { Certification = certification });
        Assert.Equal(Verdict.Valid, (await Verify.CheckedAsync(signed)).Verdict);

        var report = await Verify.OneAsync(Sprung(trap, signed));

        Assert.Equal((Verdict.Undecided, UndecidedReason.ChangedAfterSigning), (report.Verdict, report.Why));
        Assert.NotNull(report.Attack);
        Assert.Empty(report.Changes);
    }

    [Fact]
    public async Task A_number_that_something_refers_to_is_not_given_to_an_object_of_the_signature()
    {
        var builder = PdfBuilder.OnePage(pageExtra: "/Thumb 7 0 R");
        var signed = await PdfSigning.SignAsync(await PdfSigning.SignAsync(builder.WithTable(), TestSigner.An), TestSigner.Binh);

        Assert.DoesNotContain("\n7 0 obj", Encoding.Latin1.GetString(signed), StringComparison.Ordinal);
        Assert.Equal(Verdict.ValidWithLaterAllowedChanges, (await Verify.CheckedAsync(signed)).Verdict);
    }

    [Fact]
    public async Task Two_places_for_one_object_in_one_section_are_damage()
    {
        var signed = await PdfSigning.SignAsync(PdfBuilder.OnePage().WithTable(), TestSigner.An);
        var text = Encoding.Latin1.GetString(signed);
        var update = Encoding.Latin1.GetString(LaterUpdate.Append(signed, "", (5, "<</Type/Font/Subtype/Type1/BaseFont/Courier>>")));
        var old = text.IndexOf("\n5 0 obj", StringComparison.Ordinal) + 1;
        var twice = update.Insert(update.LastIndexOf("\nxref\n", StringComparison.Ordinal) + 6, $"5 1\n{old:D10} 00000 n \n");

        Assert.Equal(new DocumentReport.Refused(DocumentRefusal.Damaged), await Verify.AnyAsync(Encoding.Latin1.GetBytes(twice)));
    }

    private static byte[] Prepared(string trap)
    {
        var builder = trap switch
        {
            "content that is missing" => PdfBuilder.OnePage(),
            "annotations as content" => PdfBuilder.OnePage(pageExtra: "/Annots 6 0 R"),
            "form as a picture" => PdfBuilder.OnePage("/AcroForm 6 0 R"),
            _ => PdfBuilder.OnePage(),
        };
        switch (trap)
        {
            case "content that is missing":
                builder[3] = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents[4 0 R 900 0 R]/Resources<</Font<</F1 5 0 R>>>>>>";
                break;
            case "information as a picture" or "producer as a picture":
                builder[3] = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject 6 0 R/Font<</F1 5 0 R>>>>>>";
                builder[6] = trap[0] == 'p' ? "<</Producer 7 0 R/ModDate(D:2026)>>" : "<</Producer(An)/ModDate(D:2026)>>";
                builder[7] = Look;
                builder.TrailerExtra += "/Info 6 0 R";
                break;
            case "annotations as content":
                builder[3] = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 6 0 R/Annots 6 0 R/Resources<</Font<</F1 5 0 R>>>>>>";
                builder[6] = "[]";
                break;
            case "form as a picture":
                builder[3] = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject 6 0 R/Font<</F1 5 0 R>>>>>>";
                builder[6] = "<</Fields[]>>";
                break;
        }
        return builder.WithTable();
    }

    private static byte[] Sprung(string trap, byte[] signed)
    {
        var content = $"<</Length {Text.Length}>>stream\n{Text}\nendstream";
        switch (trap)
        {
            case "content that is missing":
                return LaterUpdate.Append(signed, "/Size 901", (900, content));
            case "information as a picture" or "producer as a picture":
                return LaterUpdate.Append(signed, "", (6, "<</Producer 50 0 R/ModDate(D:2027)>>"), (50, Look));
            case "annotations as content":
                return LaterUpdate.Append(signed, "", (6, Current(signed, 6).Replace("[", "[<</Type/Annot/Subtype/Text/Rect[0 0 1 1]>> ", StringComparison.Ordinal)));
            case "form as a picture":
                return LaterUpdate.Append(signed, "", (6, Current(signed, 6).Replace("/SigFlags 3", "/SigFlags 50 0 R", StringComparison.Ordinal)), (50, Look));
            default:
                return LaterUpdate.Append(signed, "", (50, "<<>>"));
        }
    }

    private static string Current(byte[] signed, int number)
    {
        var text = Encoding.Latin1.GetString(signed);
        var head = $"\n{number} 0 obj\n";
        var at = text.LastIndexOf(head, StringComparison.Ordinal) + head.Length;
        return text[at..text.IndexOf("\nendobj", at, StringComparison.Ordinal)];
    }
}
