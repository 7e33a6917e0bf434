using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SmartCaBot.Signing.Cms;
using SmartCaBot.Signing.Pdf.Objects;
using SmartCaBot.Signing.Pdf.Reading;
using SmartCaBot.Signing.Pdf.Writing;
using SmartCaBot.Signing.Tests.Pdf;
using SmartCaBot.Signing.Validation;

namespace SmartCaBot.Signing.Tests.Validation;

/// <summary>Published attacks on PDF signatures (pdf-insecurity.org): none may end in a verdict that calls the file valid.</summary>
public class AttackTests
{
    private const string Forged = "BT /F1 24 Tf 72 700 Td (Toi no 900 trieu) Tj ET";

    /// <summary>What a second signer slips in beside the own signature, which covers the whole file and is good.</summary>
    public static TheoryData<string> SecondSigner =>
        ["page shows other text", "text replaced", "font replaced", "page tree replaced", "form gains a text field", "visible widget over the page",
         "signature dictionary of the first rewritten", "page tree node rewritten", "annotation beside the widget"];

    [Theory]
    [MemberData(nameof(SecondSigner))]
    public async Task A_later_signature_cannot_bring_other_changes(string attack)
    {
        var first = await PdfSigning.SignAsync(PdfBuilder.OnePage().WithTable(), TestSigner.An);
        var increment = new Increment(PdfFile.Open(new MemoryStream(first), first.Length, new()));
        var signature = AddField(increment);
        HiddenChange.Add(attack, increment);
        var forged = SignIncrement(first, increment, signature, TestSigner.Binh);

        var report = await Verify.CheckedAsync(forged);

        Assert.Equal(2, report.Signatures.Count);
        var victim = report.Signatures.Single(s => s.Signer?.CommonName == "Nguyễn Văn An");
        Assert.Equal(Verdict.Undecided, victim.Verdict);
        Assert.Equal(Verdict.Undecided, report.Verdict);
    }

    [Fact]
    public async Task The_same_update_without_other_changes_is_recognised()
    {
        var first = await PdfSigning.SignAsync(PdfBuilder.OnePage().WithTable(), TestSigner.An);
        var increment = new Increment(PdfFile.Open(new MemoryStream(first), first.Length, new()));
        var second = SignIncrement(first, increment, AddField(increment), TestSigner.Binh);

        Assert.Equal(Verdict.ValidWithLaterAllowedChanges, (await Verify.CheckedAsync(second)).Verdict);
    }

    [Fact]
    public async Task A_signature_under_a_certification_that_forbids_it_is_a_change()
    {
        var builder = PdfBuilder.OnePage("/Perms<</DocMDP 7 0 R>>/AcroForm<</Fields[6 0 R]/SigFlags 3>>", "/Annots[6 0 R]");
        builder[6] = "<</Type/Annot/Subtype/Widget/FT/Sig/T(Chung thuc)/V 7 0 R/Rect[0 0 0 0]/P 3 0 R>>";
        builder[7] = "<</Type/Sig/Reference[<</TransformMethod/DocMDP/TransformParams<</P 1>>>>]>>";
        var pdf = builder.WithTable();
        foreach (var signer in new[] { TestSigner.An, TestSigner.Binh })
        {
            var increment = new Increment(PdfFile.Open(new MemoryStream(pdf), pdf.Length, new()));
            pdf = SignIncrement(pdf, increment, AddField(increment), signer);
        }

        var first = (await Verify.CheckedAsync(pdf)).Signatures.Single(s => s.Signer?.CommonName == "Nguyễn Văn An");

        Assert.Equal((Verdict.Undecided, UndecidedReason.ChangedAfterSigning), (first.Verdict, first.Why));
    }

    [Fact]
    public async Task An_unsigned_update_is_a_change()
    {
        var signed = await PdfSigning.SignAsync(PdfBuilder.OnePage().WithTable(), TestSigner.An);
        var report = await Verify.OneAsync(LaterUpdate.Append(signed, "", (4, $"<</Length {Forged.Length}>>stream\n{Forged}\nendstream")));

        Assert.Equal((Verdict.Undecided, UndecidedReason.ChangedAfterSigning), (report.Verdict, report.Why));
        Assert.True(report.Findings.DigestMatches);
    }

    [Fact]
    public async Task Bytes_behind_the_end_are_a_change()
    {
        var signed = await PdfSigning.SignAsync(PdfBuilder.OnePage().WithTable(), TestSigner.An);

        Assert.Equal(UndecidedReason.ChangedAfterSigning, (await Verify.OneAsync([.. signed, .. "%more\n"u8])).Why);
    }

    [Fact]
    public async Task A_signature_dictionary_copied_into_an_update_does_not_speak_for_the_old_bytes()
    {
        var signed = await PdfSigning.SignAsync(PdfBuilder.OnePage().WithTable(), TestSigner.An);
        var text = Encoding.Latin1.GetString(signed);
        var start = text.LastIndexOf("<</Type/Sig/", StringComparison.Ordinal);
        var line = text.LastIndexOf('\n', start - 2) + 1;
        var number = int.Parse(text.AsSpan(line, text.IndexOf(' ', line) - line), CultureInfo.InvariantCulture);
        var copy = text.Substring(start, text.IndexOf("\nendobj", start, StringComparison.Ordinal) - start).Replace("/M ", "/ContactInfo(x)/M ", StringComparison.Ordinal);

        var report = await Verify.OneAsync(LaterUpdate.Append(signed, "", (number, copy)));

        Assert.Equal((Verdict.Undecided, UndecidedReason.Malformed), (report.Verdict, report.Why));
    }

    [Theory]
    [InlineData("[0 0 0 0]")]
    [InlineData("[0 -1 5 5]")]
    [InlineData("[1 {before} {after} {length}]")]
    [InlineData("[0 {before} {after} 9223372036854775807]")]
    [InlineData("[0 {before} {after}]")]
    [InlineData("null")]
    public async Task A_byte_range_that_is_not_the_whole_but_the_contents_decides_nothing(string range)
    {
        var signed = await PdfSigning.SignAsync(PdfBuilder.OnePage().WithTable(), TestSigner.An);
        var text = Encoding.Latin1.GetString(signed);
        var at = text.IndexOf("[0 ", text.LastIndexOf("/ByteRange", StringComparison.Ordinal), StringComparison.Ordinal);
        var parts = text[at..text.IndexOf(']', at)].Split(' ');
        var forged = range.Replace("{before}", parts[1], StringComparison.Ordinal).Replace("{after}", parts[2], StringComparison.Ordinal)
            .Replace("{length}", parts[3], StringComparison.Ordinal).PadRight(66);
        Encoding.Latin1.GetBytes(forged, signed.AsSpan(at));

        var report = await Verify.OneAsync(signed);

        Assert.Equal((Verdict.Undecided, UndecidedReason.Malformed), (report.Verdict, report.Why));
    }

    [Theory]
    [InlineData("/Contents <", "/Content5 <")]
    [InlineData("/ByteRange", "/ByteRang3")]
    [InlineData("/SubFilter/ETSI.CAdES.detached", "/SubFilter/ETSI.RFC3161~~~~~~")]
    public async Task A_signature_without_what_makes_it_one_decides_nothing(string key, string other)
    {
        var signed = await PdfSigning.SignAsync(PdfBuilder.OnePage().WithTable(), TestSigner.An);
        Encoding.Latin1.GetBytes(other, signed.AsSpan(signed.AsSpan().LastIndexOf(Encoding.Latin1.GetBytes(key))));

        Assert.Equal(Verdict.Undecided, (await Verify.OneAsync(signed)).Verdict);
    }

    private static PdfReference AddField(Increment increment)
    {
        var signature = increment.Allocate();
        SignatureObjects.AddField(increment, PageTree.Read(increment.File).First, area: null, rotation: 0, signature);
        return signature;
    }

    private static byte[] SignIncrement(byte[] document, Increment increment, PdfReference signature, TestSigner signer)
    {
        var (bytes, slots) = IncrementWriter.Write(
            increment, signature,
            output => SignatureDictionary.Write(output, new(new(PdfSigning.SignedAt), "B", References: null, SignedDataWriter.LongestLength(signer.Certificate))));
        var digest = SHA256.HashData([.. document, .. bytes[..slots.ContentsAt], .. bytes[slots.ContentsEnd..]]);
        var attributes = SignedAttributes.Encode(digest, signer.Certificate.Certificate);
        var cms = SignedDataWriter.Write(
            attributes, signer.Sign(SHA256.HashData(attributes)), signer.Certificate.Certificate, signer.Certificate.Chain.Select(c => c.RawDataMemory), signer.Certificate.Algorithm);
        SignatureDictionary.FillContents(bytes, slots, cms);
        return [.. document, .. bytes];
    }
}
