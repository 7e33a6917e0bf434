using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Tests.Pdf;
using SmartCaBot.Signing.Validation;

namespace SmartCaBot.Signing.Tests.Ooxml;

/// <summary>
/// What happens to a signed document is told part by part; nothing that may be shown and nobody signed is called valid. Among the changes
/// are those of "Every Signature is Broken: On the Insecurity of Microsoft Office's OOXML Signatures" (USENIX Security 2023).
/// </summary>
public class OoxmlVerifierTests
{
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private const string Origin = "_xmlsignatures/_rels/origin.sigs.rels";

    [Theory]
    [InlineData("word/document.xml", "Gạo", "Vàng", "/word/document.xml")]
    [InlineData("word/media/a.png", "PNG", "GIF", "/word/media/a.png")]
    [InlineData("word/_rels/document.xml.rels", "media/a.png", "media/b.png", "/word/_rels/document.xml.rels")]
    [InlineData("_rels/.rels", "word/document.xml", "docProps/core.xml", "/_rels/.rels")]
    [InlineData("[Content_Types].xml", "document.main+xml", "template.main+xml", "/word/document.xml")]
    public async Task What_is_altered_is_named(string item, string from, string to, string part)
    {
        var changed = PackageBuilder.Of(await SignedAsync()).Changed(item, from, to).Zip();

        var report = OoxmlSigning.One(changed);

        Assert.Equal(Verdict.Altered, report.Verdict);
        Assert.Contains(part, report.Parts!.Altered);
    }

    [Fact]
    public async Task What_is_gone_is_named()
    {
        var report = OoxmlSigning.One(PackageBuilder.Of(await SignedAsync()).Without("word/media/a.png").Zip());

        Assert.Equal(Verdict.Altered, report.Verdict);
        Assert.Equal(["/word/media/a.png"], report.Parts!.Missing);
    }

    public static TheoryData<string, string> Additions => new()
    {
        { "a part that nothing leads to", "/word/footnotes.xml" },
        { "a relationship of the document that leads to a part", "/_rels/.rels#rId9" },
        { "relationships of a part that had none", "/word/media/_rels/a.png.rels#rId1" },
        { "a second document", "/_rels/.rels#rId0" },
        { "a description that is shown too", "/_rels/.rels#rId9" },
        { "a signature part that the document shows", "/_rels/.rels#rId9" },
        { "a part beside the signatures", "/_xmlsignatures/x.xml" },
    };

    [Theory]
    [MemberData(nameof(Additions))]
    public async Task What_is_added_is_named_and_not_called_valid(string what, string named)
    {
        var package = PackageBuilder.Of(await SignedAsync());
        var document = package.Text("word/document.xml");
        _ = what switch
        {
            "a part that nothing leads to" => package.With("word/footnotes.xml", "<footnotes/>"),
            "a relationship of the document that leads to a part" => Root(package, "rId9", Office + "customXml", "word/footnotes.xml").With("word/footnotes.xml", "<footnotes/>"),
            "relationships of a part that had none" => package.With("word/media/_rels/a.png.rels", PackageBuilder.Relations(("rId1", Office + "image", "http://example.vn/x.png\" TargetMode=\"External"))),
            "a second document" => Root(package, "rId0", Office + "officeDocument", "word/other.xml").With("word/other.xml", document.Replace("Gạo", "Vàng", StringComparison.Ordinal)),
            "a description that is shown too" => Root(package, "rId9", Office + "image", "docProps/core.xml"),
            "a signature part that the document shows" => Root(package, "rId9", Office + "image", "_xmlsignatures/sig1.xml"),
            _ => package.Changed(Origin, "</Relationships>", $"<Relationship Id=\"rId9\" Type=\"{Office}image\" Target=\"x.xml\"/></Relationships>").With("_xmlsignatures/x.xml", "<x/>"),
        };

        var report = OoxmlSigning.One(package.Zip());

        Assert.Equal((Verdict.Undecided, UndecidedReason.ChangedAfterSigning), (report.Verdict, report.Why));
        Assert.Contains(named, report.Parts!.NotCovered);
    }

    [Fact]
    public async Task Descriptions_may_change()
    {
        var package = PackageBuilder.Of(await SignedAsync()).With("docProps/core.xml", "<coreProperties/>");

        var report = OoxmlSigning.One(package.Zip());

        Assert.Equal(Verdict.Valid, report.Verdict);
        Assert.Contains("/docProps/core.xml", report.Parts!.Described);
        Assert.DoesNotContain("/docProps/core.xml", report.Parts.Covered);
    }

    [Fact]
    public async Task A_manifest_that_names_a_part_again_and_again_costs_nothing()
    {
        var package = PackageBuilder.Of(await SignedAsync());
        var signature = package.Text("_xmlsignatures/sig1.xml");
        var first = signature[signature.IndexOf("<Reference URI=\"/_rels", StringComparison.Ordinal)..(signature.IndexOf("</Reference>", signature.IndexOf("<Manifest>", StringComparison.Ordinal), StringComparison.Ordinal) + "</Reference>".Length)];
        package.Changed("_xmlsignatures/sig1.xml", "</Manifest>", $"{string.Concat(Enumerable.Repeat(first, 500))}</Manifest>");

        var report = OoxmlSigning.One(package.Zip());

        Assert.Equal((Verdict.Undecided, UndecidedReason.UnsupportedKind), (report.Verdict, report.Why));
        Assert.Equal(DocumentRefusal.Unsupported, (await OoxmlSigning.RefusedAsync(package.Zip())).Reason);
    }

    [Fact]
    public async Task A_manifest_that_is_not_signed_counts_for_nothing()
    {
        var package = PackageBuilder.Of(await SignedAsync());
        var signature = package.Text("_xmlsignatures/sig1.xml");
        var manifest = signature[signature.IndexOf("<Manifest>", StringComparison.Ordinal)..(signature.IndexOf("</Manifest>", StringComparison.Ordinal) + "</Manifest>".Length)];
        package.With("word/more.xml", "<more/>").Changed(
            "_xmlsignatures/sig1.xml", "</Signature>", $"<Object>{manifest.Replace("/word/media/a.png?ContentType=image/png", "/word/more.xml?ContentType=application/xml", StringComparison.Ordinal)}</Object></Signature>");

        Assert.Equal(["/word/more.xml"], OoxmlSigning.One(package.Zip()).Parts!.NotCovered);
    }

    [Theory]
    [InlineData("<Reference Type=\"http://www.w3.org/2000/09/xmldsig#Object\" URI=\"#idPackageObject\">", "<Reference Type=\"http://www.w3.org/2000/09/xmldsig#Object\" URI=\"#idOther\">", Verdict.Undecided)]
    [InlineData("<SignatureComments></SignatureComments>", "<SignatureComments>đồng ý</SignatureComments>", Verdict.Altered)]
    [InlineData("RelationshipTransform\"", "RelationshipTransformX\"", Verdict.Undecided)]
    [InlineData("<SignedInfo>", "<SignedInfoX/><SignedInfo>", Verdict.Valid)]
    [InlineData("</Signature>", "", Verdict.Undecided)]
    public async Task A_changed_signature_part_is_judged_like_any_signature(string from, string to, Verdict verdict)
    {
        var package = PackageBuilder.Of(await SignedAsync()).Changed("_xmlsignatures/sig1.xml", from, to);

        Assert.Equal(verdict, OoxmlSigning.One(package.Zip()).Verdict);
    }

    [Fact]
    public async Task Without_its_origin_a_document_is_not_signed_and_with_another_one_is()
    {
        var package = PackageBuilder.Of(await SignedAsync());

        Assert.IsType<DocumentReport.WithoutSignatures>(OoxmlSigning.Any(package.Changed(Origin, "sig1.xml", "sig9.xml").Zip()));
        Assert.Equal(DocumentRefusal.Encrypted, Assert.IsType<DocumentReport.Refused>(OoxmlSigning.Any(RefusalTests.Encrypted())).Reason);
    }

    private static async Task<byte[]> SignedAsync() => await OoxmlSigning.SignAsync(PackageBuilder.Docx().Zip(), TestSigner.An);

    private static PackageBuilder Root(PackageBuilder package, string id, string type, string target) => package.Changed(
        "_rels/.rels", "</Relationships>", $"<Relationship Id=\"{id}\" Type=\"{type}\" Target=\"{target}\"/></Relationships>");
}
