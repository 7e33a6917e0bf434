using System.Text;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Tests.Validation;
using SmartCaBot.Signing.Validation;

namespace SmartCaBot.Signing.Tests.Pdf;

/// <summary>Documents whose cross-reference is broken: put together anew where nothing is left to guess, else refused.</summary>
public class RepairTests
{
    public static TheoryData<string> Safe =>
        ["offsets off", "start off", "start missing", "no end at all", "count too large", "count too small", "numbers shifted", "rows of 19 bytes", "zeros behind the end", "chain in a circle", "chain to nowhere", "count beyond all numbers", "hybrid that contradicts itself",
         "stream: start off", "object streams: start off"];

    [Theory]
    [MemberData(nameof(Safe))]
    public async Task What_is_whole_is_signed_with_a_cross_reference_of_its_own(string damage)
    {
        var pdf = Damaged(damage);
        var one = await PdfSigning.SignAsync(pdf, TestSigner.An);
        var two = await PdfSigning.SignAsync(one, TestSigner.Binh);

        Assert.True(two.AsSpan().StartsWith(pdf));
        await OtherVerifiers.AcceptAsync(one);
        await OtherVerifiers.AcceptAsync(two, 2);
        Assert.Equal(Verdict.ValidWithLaterAllowedChanges, (await Verify.CheckedAsync(two)).Verdict);
    }

    public static TheoryData<string, string> Unsafe => new()
    {
        { "an object twice", "an object is there twice" },
        { "text between", "something stands between the objects" },
        { "object missing", "an object is missing" },
        { "wrong length", "the length of a stream is wrong" },
        { "page missing", "pages are missing" },
        { "two catalogs", "which catalog counts" },
        { "signed before", "a signature was made before the damage" },
        { "no trailer", "cut off" },
        { "object not closed", "'endobj' expected" },
        { "far numbers", "too far apart" },
    };

    [Theory]
    [MemberData(nameof(Unsafe))]
    public async Task What_leaves_something_to_guess_is_refused_and_says_why(string damage, string why)
    {
        var found = Assert.IsType<DocumentInspection.Refused>(await PdfSigning.InspectAsync(Guesswork(damage)));

        Assert.Contains(why, found.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_encrypted_file_is_called_encrypted()
    {
        using var tool = new Tool();
        tool.File("in.pdf", PdfBuilder.OnePage().WithTable());
        tool.Run("qpdf", "--encrypt", "a", "b", "256", "--", "in.pdf", "out.pdf");
        var text = Encoding.Latin1.GetString(tool.Read("out.pdf")).Replace("startxref\n", "startxref\n1", StringComparison.Ordinal);

        Assert.Equal(DocumentRefusal.Encrypted, await PdfSigning.RefusalAsync(Encoding.Latin1.GetBytes(text)));
    }

    internal static byte[] Damaged(string damage)
    {
        var text = Encoding.Latin1.GetString(PdfBuilder.OnePage().WithTable());
        return damage switch
        {
            "offsets off" => Bytes(text.Replace("%PDF-1.7\n", "%PDF-1.7\n% một dòng được chèn vào đây\n", StringComparison.Ordinal)),
            "start off" => Bytes(text.Replace("startxref\n", "startxref\n1", StringComparison.Ordinal)),
            "start missing" => Bytes(text[..text.IndexOf("startxref", StringComparison.Ordinal)] + "%%EOF\n"),
            "no end at all" => Bytes(text[..text.IndexOf("startxref", StringComparison.Ordinal)]),
            "count too large" => Bytes(text.Replace("xref\n0 6", "xref\n0 9", StringComparison.Ordinal)),
            "count too small" => Bytes(text.Replace("xref\n0 6", "xref\n0 4", StringComparison.Ordinal)),
            "numbers shifted" => Bytes(text.Replace("xref\n0 6", "xref\n1 6", StringComparison.Ordinal)),
            "rows of 19 bytes" => Bytes(text.Replace(" n \n", " n\n", StringComparison.Ordinal).Replace("xref\n0 6", "xref\n1 6", StringComparison.Ordinal)),
            "zeros behind the end" => [.. Bytes(text), .. new byte[3000]],
            "chain in a circle" => PdfBuilder.Relocate(text.Replace("/Root 1 0 R", $"/Root 1 0 R/Prev {text.LastIndexOf("xref\n0", StringComparison.Ordinal)}", StringComparison.Ordinal)),
            "chain to nowhere" => Bytes(text.Replace("/Root 1 0 R", "/Root 1 0 R/Prev -1", StringComparison.Ordinal)),
            "count beyond all numbers" => Bytes(text.Replace("xref\n0 6", "xref\n0 999999999999999999", StringComparison.Ordinal)),
            "hybrid that contradicts itself" => Bytes(Encoding.Latin1.GetString(HybridTests.Word(info: true)).Replace("xref\n0 0\n", "xref\n6 1\n0000000015 00000 n \n", StringComparison.Ordinal)),
            "stream: start off" => Bytes(Encoding.Latin1.GetString(PdfBuilder.OnePage().WithStream()).Replace("startxref\n", "startxref\n1", StringComparison.Ordinal)),
            "object streams: start off" => Bytes(Encoding.Latin1.GetString(InObjectStreams()).Replace("startxref\n", "startxref\n1", StringComparison.Ordinal)),
            _ => throw new ArgumentException(damage),
        };
    }

    private static byte[] Guesswork(string damage)
    {
        var text = Encoding.Latin1.GetString(PdfBuilder.OnePage().WithTable()).Replace("startxref\n", "startxref\n1", StringComparison.Ordinal);
        string Insert(string part) => text.Insert(text.IndexOf("5 0 obj", StringComparison.Ordinal), part);
        return damage switch
        {
            "an object twice" => Bytes(Insert("4 0 obj\n<</Length 0>>stream\n\nendstream\nendobj\n")),
            "text between" => Bytes(Insert("From: an@example.vn\n")),
            "object missing" => Bytes(text.Replace("5 0 obj", "6 0 obj", StringComparison.Ordinal)),
            "wrong length" => Bytes(text.Replace("/Length 4", "/Length 3", StringComparison.Ordinal)),
            "page missing" => Bytes(text.Replace("/Count 1", "/Count 2", StringComparison.Ordinal)),
            "two catalogs" => Bytes(Insert("xref\n0 0\ntrailer\n<</Root 5 0 R>>\n")),
            "signed before" => Bytes(Insert("9 0 obj\n<</Type/Sig/ByteRange[0 1 2 3]>>\nendobj\n")),
            "no trailer" => Bytes(text[..text.IndexOf("xref\n0", StringComparison.Ordinal)]),
            "object not closed" => Bytes(Insert("9 0 obj\n<<>>\n")),
            "far numbers" => Bytes(Insert("8000000 0 obj\n<<>>\nendobj\n")),
            _ => throw new ArgumentException(damage),
        };
    }

    private static byte[] InObjectStreams()
    {
        using var tool = new Tool();
        tool.File("in.pdf", PdfBuilder.OnePage().WithTable());
        tool.Run("qpdf", "--object-streams=generate", "in.pdf", "out.pdf");
        return tool.Read("out.pdf");
    }

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);
}
