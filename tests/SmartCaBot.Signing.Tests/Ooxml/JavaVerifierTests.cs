using SmartCaBot.Signing.Tests.Pdf;

namespace SmartCaBot.Signing.Tests.Ooxml;

/// <summary>The XML signatures of the JDK agree about packages: what is signed of every part and relationship, and what was changed. One run for all files.</summary>
public class JavaVerifierTests
{
    [Fact]
    public async Task It_calls_our_signatures_valid_and_altered_documents_not()
    {
        var docx = await OoxmlSigning.SignAsync(await OoxmlSigning.SignAsync(OoxmlSigning.File("to-khai.docx"), TestSigner.An), TestSigner.Binh);
        var bound = await OoxmlSigning.SignAsync(ShownDescriptionTests.Bound().Zip(), TestSigner.Chi);
        (string Name, byte[] Document)[] documents =
        [
            ("two.docx", docx),
            ("one.xlsx", await OoxmlSigning.SignAsync(OoxmlSigning.File("bang-ke.xlsx"), TestSigner.Chi)),
            ("one.pptx", await OoxmlSigning.SignAsync(PackageBuilder.Pptx().Zip(), TestSigner.Binh)),
            ("bound.docx", bound),
            ("text.docx", PackageBuilder.Of(docx).Changed("word/document.xml", "1.234.000", "9.234.000").Zip()),
            ("link.docx", PackageBuilder.Of(bound).Changed("word/_rels/document.xml.rels", "example.vn", "example.com").Zip()),
            ("title.docx", PackageBuilder.Of(bound).Changed("docProps/core.xml", "Giấy vay", "Giấy tặng").Zip()),
        ];
        using var tool = new Tool();
        var source = Path.Combine(AppContext.BaseDirectory, "java", "VerifyPackages.java");

        var (code, said) = tool.Run("java", ["-XX:TieredStopAtLevel=1", source, .. documents.Select(d => tool.File(d.Name, d.Document))]);

        Assert.True(code == 0, said);
        var lines = said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).Where(parts => parts.Length == 4).ToArray();
        Assert.Equal(
            [
                "two.docx sig1.xml valid", "two.docx sig2.xml valid", "one.xlsx sig1.xml valid", "one.pptx sig1.xml valid", "bound.docx sig1.xml valid",
                "text.docx sig1.xml altered", "text.docx sig2.xml altered", "link.docx sig1.xml altered", "title.docx sig1.xml altered",
            ],
            lines.Select(parts => $"{Path.GetFileName(parts[0])} {Path.GetFileName(parts[1])} {parts[2]}"));
        Assert.Contains("Nguyễn Văn An", lines[0][3], StringComparison.Ordinal);
    }
}
