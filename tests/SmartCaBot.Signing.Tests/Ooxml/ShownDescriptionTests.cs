using System.Text;
using SmartCaBot.Signing.Ooxml.Packages;
using SmartCaBot.Signing.Ooxml.Signatures;
using SmartCaBot.Signing.Tests.Pdf;
using SmartCaBot.Signing.Validation;

namespace SmartCaBot.Signing.Tests.Ooxml;

/// <summary>A document that shows the properties of its file has them signed; elsewhere they may change.</summary>
public class ShownDescriptionTests
{
    private const string Core = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}";
    private const string Control = $"<w:sdt><w:sdtPr><w:dataBinding w:xpath=\"/ns0:coreProperties[1]/ns1:title[1]\" w:storeItemID=\"{Core}\"/></w:sdtPr></w:sdt>";
    private const string SplitField = "<w:fldChar w:fldCharType=\"begin\"/><w:instrText> TI</w:instrText><w:instrText>TLE \\* Upper</w:instrText><w:fldChar w:fldCharType=\"separate\"/>";

    /// <summary>With a title that a control shows.</summary>
    internal static PackageBuilder Bound(string shows = Control) => PackageBuilder.Docx()
        .With("docProps/core.xml", "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>Giấy vay</dc:title></cp:coreProperties>")
        .Changed("word/document.xml", "<w:body>", $"<w:body>{shows}");

    [Theory]
    [InlineData(Control)]
    [InlineData(SplitField)]
    [InlineData("<w:fldSimple w:instr=\"DOCPROPERTY Title\"/>")]
    public async Task What_is_shown_of_them_cannot_be_changed_after_signing(string shows)
    {
        var package = PackageBuilder.Of(await OoxmlSigning.SignAsync(Bound(shows).Zip(), TestSigner.An));
        Assert.Equal(Verdict.Valid, OoxmlSigning.One(package.Zip()).Verdict);

        var other = OoxmlSigning.One(package.Changed("docProps/core.xml", "Giấy vay", "Giấy tặng").Zip());

        Assert.Equal(Verdict.Altered, other.Verdict);
        Assert.Equal(["/docProps/core.xml"], other.Parts!.Altered);
    }

    [Theory]
    [InlineData(Control, true)]
    [InlineData("<w15:dataBinding w15:storeItemID=\"&#x7b;6668398d-A668-4E3E-A5EB-62B293D839F1}\" xmlns:w15=\"urn:x\"/>", true)]
    [InlineData("<w:dataBinding w:storeItemID=\"{00000000-1111-2222-3333-444444444444}\"/>", false)]
    [InlineData(SplitField, true)]
    [InlineData("<w:instrText>\u00A0Author</w:instrText>", true)]
    [InlineData("<w:instrText>TITLE\\* MERGEFORMAT</w:instrText>", true)]
    [InlineData("<w:fldSimple w:instr=\"&#xA;Title&#xA;\"/>", true)]
    [InlineData("<w:dataBinding w:xpath=\"/ns0:coreProperties[1]\"/>", true)]
    [InlineData("<w:instrText> STYLEREF \"Title\" </w:instrText><w:fldChar/><w:instrText>PAGE</w:instrText>", false)]
    [InlineData("<w:fldSimple w:instr=\" NUMPAGES\"/>", false)]
    public void A_verifier_reads_whether_they_are_shown(string shows, bool are)
    {
        foreach (var package in new[] { Bound(shows), InUtf16(Bound(shows)) })
        {
            var opened = OfficePackage.Open(new MemoryStream(package.Zip()), OoxmlSigning.Options, TestContext.Current.CancellationToken);

            Assert.Equal(are, DescriptionUse.IsShown(opened, TestContext.Current.CancellationToken));
            // A signer covers them rather once too often.
            Assert.True(DescriptionUse.MayBeShown(opened, TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task A_second_description_is_not_taken_for_one()
    {
        var package = PackageBuilder.Of(await OoxmlSigning.SignAsync(PackageBuilder.Docx().Zip(), TestSigner.An));
        package.With("docProps/more.xml", package.Text("docProps/core.xml")).Changed(
            "_rels/.rels", "</Relationships>", "<Relationship Id=\"rId9\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/more.xml\"/></Relationships>");

        var report = OoxmlSigning.One(package.Zip());

        Assert.Equal((Verdict.Undecided, UndecidedReason.ChangedAfterSigning), (report.Verdict, report.Why));
        Assert.Contains("/_rels/.rels#rId9", report.Parts!.NotCovered);
    }

    [Fact]
    public void Names_are_found_wherever_the_pieces_end()
    {
        var bytes = Encoding.UTF8.GetBytes($"<x>{new string('.', 100)}<w:instrText/></x>");
        foreach (var size in Enumerable.Range(1, 40))
        {
            var search = new NameSearch(["dataBinding", "instrText"]);
            foreach (var piece in bytes.Chunk(size)) search.Add(piece);
            Assert.True(search.Found, $"{size}");
        }
    }

    private static PackageBuilder InUtf16(PackageBuilder package) =>
        package.With("word/document.xml", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(package.Text("word/document.xml"))]);
}
