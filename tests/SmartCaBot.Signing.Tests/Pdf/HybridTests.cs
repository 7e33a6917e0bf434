using System.Text;
using SmartCaBot.Signing.Tests.Validation;
using SmartCaBot.Signing.Validation;

namespace SmartCaBot.Signing.Tests.Pdf;

/// <summary>Hybrid-reference files, as Word saves them.</summary>
public class HybridTests
{
    [Theory]
    [InlineData("/Info 6 0 R")]
    [InlineData("/Type/Catalog")]
    public async Task Are_signed_behind_a_table_that_names_no_old_stream(string hidden)
    {
        var pdf = Word(hidden.StartsWith("/Info", StringComparison.Ordinal));
        var one = await PdfSigning.SignAsync(pdf, TestSigner.An);
        var two = await PdfSigning.SignAsync(one, TestSigner.Binh);

        Assert.True(two.AsSpan().StartsWith(pdf));
        var added = Encoding.Latin1.GetString(two, pdf.Length, two.Length - pdf.Length);
        Assert.DoesNotContain("XRefStm", added, StringComparison.Ordinal);
        Assert.Equal(3, added.Split("trailer").Length);
        await OtherVerifiers.AcceptAsync(two, 2);
        Assert.Equal(Verdict.ValidWithLaterAllowedChanges, (await Verify.CheckedAsync(two)).Verdict);
    }

    /// <summary>Of such a section mupdf and Ghostscript show no content, Poppler and qpdf all of it.</summary>
    [Fact]
    public async Task An_object_that_only_some_readers_see_is_not_called_unchanged_and_is_seen_by_all_once_signed()
    {
        byte[] Hide(byte[] pdf) => LaterUpdate.HideFromSome(pdf, 4, pdf.AsSpan().IndexOf("4 0 obj"u8), 50);
        var pdf = PdfBuilder.OnePage().WithTable();

        Assert.IsType<DocumentReport.Refused>(await Verify.AnyAsync(Hide(await PdfSigning.SignAsync(pdf, TestSigner.An))));

        // Before signing all places are written anew: afterwards everybody sees the same.
        using var tool = new Tool();
        tool.File("in.pdf", await PdfSigning.SignAsync(Hide(pdf), TestSigner.An));
        Assert.Contains("Don de nghi", tool.Run("mutool", "draw", "-F", "txt", "in.pdf").Output, StringComparison.Ordinal);
    }

    internal static byte[] Word(bool info)
    {
        var builder = PdfBuilder.OnePage(info ? "" : "/AcroForm 6 0 R");
        builder[6] = info ? "<</Producer(Word)>>" : "<</Fields[]>>";
        if (info)
            builder.TrailerExtra += "/Info 6 0 R";
        return builder.WithHybrid(hidden: 6);
    }
}
