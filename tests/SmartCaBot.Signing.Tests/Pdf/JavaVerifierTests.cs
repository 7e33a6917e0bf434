using System.Text;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Pdf;
using SmartCaBot.Signing.Pdf.Drawing;
using SmartCaBot.Signing.Tests.Support;

namespace SmartCaBot.Signing.Tests.Pdf;

/// <summary>What the libraries of the JVM say, which most services that receive signed PDFs are built on: one run of them for all documents.</summary>
[Collection(TokenCollection.Name)]
public sealed class JavaVerifierTests(TokenFixture token)
{
    private static readonly string[] Libraries = ["itext5", "pdfbox2", "fontbox2", "commons-logging", "bcprov", "bcpkix", "bcutil"];

    private readonly Office _office = new(token);

    [Fact]
    public async Task IText_and_PdfBox_with_BouncyCastle_accept_every_kind_and_notice_a_change()
    {
        var table = PdfBuilder.OnePage().WithTable();
        var stream = PdfBuilder.OnePage().WithStream();
        var seen = new PdfSignatureOptions { Visible = new() { Box = new PdfBox(72, 600, 220, 80) } };
        var forms = new PdfSignatureOptions { Certification = PdfCertification.FillFormsAndSign };
        var one = await PdfSigning.SignAsync(table, TestSigner.An);
        var archived = await LevelAsync(table, TestSigner.An, SignatureLevel.LTA);
        var changed = (byte[])one.Clone();
        changed[changed.AsSpan().IndexOf("Don de nghi"u8)] = (byte)'d';
        (string Name, byte[] Pdf, string Expected)[] documents =
        [
            ("rsa.pdf", one, "signature whole - ok"),
            ("ecdsa.pdf", await PdfSigning.SignAsync(stream, TestSigner.Binh), "signature whole - ok"),
            ("seen.pdf", await PdfSigning.SignAsync(stream, TestSigner.Chi, how: seen), "signature whole - ok"),
            ("two.pdf", await PdfSigning.SignAsync(one, TestSigner.Binh, how: seen), "signature part - ok; signature whole - ok"),
            ("certified.pdf", await PdfSigning.SignAsync(await PdfSigning.SignAsync(table, TestSigner.Binh, how: forms), TestSigner.An), "signature part - ok; signature whole - ok"),
            ("t.pdf", await LevelAsync(stream, TestSigner.Binh, SignatureLevel.T), "signature whole stamped ok"),
            ("lt.pdf", await LevelAsync(table, TestSigner.An, SignatureLevel.LT), "signature part stamped ok"),
            ("lta.pdf", archived, "signature part stamped ok; stamp whole - ok"),
            ("lta-stream.pdf", await LevelAsync(stream, TestSigner.Binh, SignatureLevel.LTA), "signature part stamped ok; stamp whole - ok"),
            ("lta-two.pdf", await LevelAsync(archived, TestSigner.Binh, SignatureLevel.LTA),
                "signature part stamped ok; stamp part - ok; signature part stamped ok; stamp whole - ok"),
            ("changed.pdf", changed, ""),
        ];

        var said = await VerifyAsync(documents.Select(document => (document.Name, document.Pdf)));

        foreach (var (name, _, expected) in documents.SkipLast(1))
        {
            foreach (var library in new[] { "itext", "pdfbox" })
                Assert.True(expected == said.GetValueOrDefault((library, name)), $"{library} of {name}: {said.GetValueOrDefault((library, name))}");
        }
        Assert.Equal("signature whole - altered", said[("itext", "changed.pdf")]);
        Assert.Contains("CMSSignerDigestMismatchException", said[("pdfbox", "changed.pdf")], StringComparison.Ordinal);
    }

    private Task<byte[]> LevelAsync(byte[] pdf, TestSigner signer, SignatureLevel level) => LongTermSigning.SignAsync(_office, pdf, signer, level, new());

    /// <summary>For each library and file what was found of its signatures, in their order.</summary>
    private async Task<Dictionary<(string Library, string File), string>> VerifyAsync(IEnumerable<(string Name, byte[] Pdf)> documents)
    {
        using var tool = new Tool();
        var roots = (await LongTermSigning.TrustedAsync(_office)).Where(c => c.Subject == c.Issuer).Select(c => c.ExportCertificatePem());
        string[] files = [tool.File("roots.pem", Encoding.ASCII.GetBytes(string.Join('\n', roots))), .. documents.Select(d => tool.File(d.Name, d.Pdf))];
        var jars = string.Join(':', Libraries.Select(name => $"/usr/share/java/{name}.jar"));
        var source = Path.Combine(AppContext.BaseDirectory, "java", "VerifyPdfs.java");
        var (code, output) = tool.Run("java", ["-XX:TieredStopAtLevel=1", "-cp", jars, source, .. files]);
        Assert.True(code == 0, output);
        return output.Split('\n').Select(line => line.Split('\t')).Where(parts => parts.Length == 6)
            .GroupBy(parts => (parts[0], parts[1]), parts => $"{parts[2]} {parts[3]} {parts[4]} {parts[5]}")
            .ToDictionary(group => group.Key, group => string.Join("; ", group));
    }
}
