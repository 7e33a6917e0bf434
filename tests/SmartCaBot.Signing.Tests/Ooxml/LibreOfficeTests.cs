using System.Text.Json;
using SmartCaBot.Signing.Tests.Pdf;
using SmartCaBot.Signing.Validation;

namespace SmartCaBot.Signing.Tests.Ooxml;

/// <summary>LibreOffice and we say the same of each other's signatures. One start of it serves all files.</summary>
public class LibreOfficeTests
{
    [Fact]
    public async Task It_calls_our_signatures_valid_and_altered_documents_not()
    {
        var docx = await OoxmlSigning.SignAsync(await OoxmlSigning.SignAsync(OoxmlSigning.File("to-khai.docx"), TestSigner.An), TestSigner.Binh);
        var xlsx = await OoxmlSigning.SignAsync(OoxmlSigning.File("bang-ke.xlsx"), TestSigner.Chi);
        var pptx = await OoxmlSigning.SignAsync(PackageBuilder.Pptx().Zip(), TestSigner.Binh);
        // Shows a property of the file, which is then signed too.
        var title = PackageBuilder.Of(OoxmlSigning.File("to-khai.docx")).Changed(
            "word/document.xml", "<w:body>", "<w:body><w:p><w:fldSimple w:instr=\"TITLE\"><w:r><w:t>Tờ khai</w:t></w:r></w:fldSimple></w:p>");
        using var tool = new Tool();
        string[] files =
        [
            tool.File("two.docx", docx), tool.File("one.xlsx", xlsx), tool.File("one.pptx", pptx),
            tool.File("altered.docx", PackageBuilder.Of(docx).Changed("word/document.xml", "1.234.000", "9.234.000").Zip()),
            tool.File("title.docx", await OoxmlSigning.SignAsync(title.Zip(), TestSigner.An)),
            tool.File("another.docx", await OoxmlSigning.SignAsync(OoxmlSigning.File("signed-by-libreoffice.docx"), TestSigner.Chi)),
        ];

        var (code, said) = tool.Run("/usr/bin/python3", [Path.Combine(AppContext.BaseDirectory, "Ooxml", "Files", "verify.py"), tool.Path("profile"), .. files]);

        Assert.True(code == 0, said);
        var lines = said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonSerializer.Deserialize<Line>(l)!).ToArray();
        Assert.Equal(
            [("two.docx", true), ("two.docx", true), ("one.xlsx", true), ("one.pptx", true), ("altered.docx", false), ("altered.docx", false), ("title.docx", true), ("another.docx", true)],
            lines.Where(l => l is { Text: null, File: not "another.docx" } or { Text: null, Number: 1 }).Select(l => (l.File, l.Valid)));
        // Its own signature stands beside ours. Ours it does not accept there: the space that it signed as elements must stay.
        Assert.Contains("CN=Nguyễn Văn An", lines[0].Signer, StringComparison.Ordinal);
        Assert.Contains("Họ và tên: Nguyễn Văn An. Số tiền: 1.234.000 đồng.", lines.First(l => l.Text is not null).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_signature_is_valid_here()
    {
        var signed = OoxmlSigning.File("signed-by-libreoffice.docx");
        using var signer = System.Security.Cryptography.X509Certificates.X509CertificateLoader.LoadCertificateFromFile(
            Path.Combine(AppContext.BaseDirectory, "Ooxml", "Files", "libreoffice-signer.pem"));
        var verifier = new OoxmlVerifier([signer], OoxmlSigning.Options, TimeProvider.System);

        var report = Assert.IsType<DocumentReport.Checked>(verifier.Verify(new MemoryStream(signed), TestContext.Current.CancellationToken));

        Assert.Equal((Verdict.Valid, "Nguoi Ky Thu"), (report.Verdict, report.Signatures[0].Signer!.CommonName));
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 0, 15, 28, TimeSpan.Zero), report.Signatures[0].ClaimedAt);
    }

    private sealed record Line(string File, int Number, bool Valid, string? Signer, string? Text);
}
