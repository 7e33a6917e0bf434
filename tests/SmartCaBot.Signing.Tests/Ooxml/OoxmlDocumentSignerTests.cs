using System.Text;
using System.Text.RegularExpressions;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Tests.Pdf;
using SmartCaBot.Signing.Tests.Support;
using SmartCaBot.Signing.Validation;

namespace SmartCaBot.Signing.Tests.Ooxml;

/// <summary>Office documents are signed as Office and LibreOffice read it, and the rest of the package stays as it was.</summary>
public class OoxmlDocumentSignerTests
{
    public static TheoryData<string> Documents => ["to-khai.docx", "bang-ke.xlsx", "by hand.docx", "streamed.docx", "by hand.pptx"];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Two_people_sign_and_nothing_else_changes(string name)
    {
        var document = Make(name);

        var one = await OoxmlSigning.SignAsync(document, TestSigner.An, "Tôi đồng ý <1>");
        var report = OoxmlSigning.One(one);
        Assert.Equal((Verdict.Valid, Coverage.CoversItsPart, OoxmlSigning.SignedAt), (report.Verdict, report.Coverage, report.ClaimedAt));
        Assert.Equal(("Nguyễn Văn An", "/_xmlsignatures/sig1.xml"), (report.Signer!.CommonName, report.Name));
        var both = await OoxmlSigning.SignAsync(one, TestSigner.Binh);

        var (before, after) = (PackageBuilder.Of(document).Items, PackageBuilder.Of(both));
        Assert.All(before.Where(i => i.Key != "[Content_Types].xml" && !i.Key.EndsWith(".rels", StringComparison.Ordinal)), i => Assert.Equal(i.Value, after.Items[i.Key]));
        // Of relationships only the space between them goes, with the first signature; xmlsec1 and LibreOffice take it for elements.
        Assert.All(before.Keys.Where(k => k.EndsWith(".rels", StringComparison.Ordinal) && k != "_rels/.rels"), k => Assert.Equal(Regex.Replace(PackageBuilder.Of(document).Text(k), ">\\s+<", "><"), after.Text(k)));
        Assert.Equal(
            before.Keys.Concat(["_xmlsignatures/origin.sigs", "_xmlsignatures/_rels/origin.sigs.rels", "_xmlsignatures/sig1.xml", "_xmlsignatures/sig2.xml"]).Order(),
            after.Items.Keys.Order());
        Assert.Equal(PackageBuilder.Of(one).Items["_xmlsignatures/sig1.xml"], after.Items["_xmlsignatures/sig1.xml"]);
        Assert.Contains("<SignatureComments>Tôi đồng ý &lt;1&gt;</SignatureComments>", after.Text("_xmlsignatures/sig1.xml"));
        var reports = OoxmlSigning.Checked(both).Signatures;
        Assert.Equal(["/_xmlsignatures/sig1.xml", "/_xmlsignatures/sig2.xml"], reports.Select(r => r.Name));
        Assert.All(reports, r => Assert.Equal(Verdict.ValidWithLaterAllowedChanges, r.Verdict));
        Assert.All(before.Keys.Where(k => !k.StartsWith("docProps", StringComparison.Ordinal) && k != "[Content_Types].xml"), k => Assert.Contains("/" + k, reports[0].Parts!.Covered));
        Assert.Equal(2, Assert.IsType<DocumentInspection.Signable>(await OoxmlSigning.InspectAsync(both)).ExistingSignatures);
        XmlSecAccepts(after, "sig1", "sig2");
    }

    [Fact]
    public async Task The_packed_bytes_of_what_is_not_touched_are_copied()
    {
        var document = PackageBuilder.Docx().Zip(streamed: true);
        var signed = await OoxmlSigning.SignAsync(document, TestSigner.Binh);

        // From the header of the third item to that of the fifth: one piece, found again whole.
        var from = document.AsSpan().IndexOf("docProps/core.xml"u8) - 30;
        var to = document.AsSpan().IndexOf("word/_rels/document.xml.rels"u8) - 30;
        Assert.True(signed.AsSpan().IndexOf(document.AsSpan(from, to - from)) > 0);
    }

    [Fact]
    public async Task What_waits_for_a_value_is_finished_with_these_bytes_and_this_value_only()
    {
        var token = TestContext.Current.CancellationToken;
        var (document, signer) = (PackageBuilder.Docx().Zip(), new SmartCaBot.Signing.Ooxml.OoxmlDocumentSigner(OoxmlSigning.Options));
        var prepared = await signer.ReadyAsync(new MemoryStream(document), TestSigner.An.Certificate, new(OoxmlSigning.SignedAt), token);
        var output = new MemoryStream();
        var other = PackageBuilder.Docx("Gạo &amp; đường").Zip();

        await Assert.ThrowsAsync<InvalidDataException>(
            async () => await signer.FinishAsync(new MemoryStream(other), prepared, TestSigner.An.Sign(prepared.DigestToSign), output, token));
        await Assert.ThrowsAsync<System.Security.Cryptography.CryptographicException>(
            async () => await signer.FinishAsync(new MemoryStream(document), prepared, TestSigner.Chi.Sign(prepared.DigestToSign), output, token));
        Assert.Equal(0, output.Length);
    }

    public static byte[] Make(string name) => name switch
    {
        "by hand.docx" => PackageBuilder.Docx().Zip(),
        "streamed.docx" => PackageBuilder.Docx().Zip(streamed: true),
        "by hand.pptx" => PackageBuilder.Pptx().Zip(),
        _ => OoxmlSigning.File(name),
    };

    /// <summary>SignedInfo, its value, and what it references within its part; the manifest names parts that xmlsec1 has not.</summary>
    private static void XmlSecAccepts(PackageBuilder package, params string[] names)
    {
        using var tool = new Tool();
        tool.File("root.pem", Encoding.ASCII.GetBytes(TestSigner.Root.ExportCertificatePem()));
        tool.File("issuing.pem", Encoding.ASCII.GetBytes(TestSigner.Issuing.ExportCertificatePem()));
        foreach (var name in names)
        {
            tool.File("signature.xml", package.Items[$"_xmlsignatures/{name}.xml"]);
            var (code, said) = tool.Run(
                "xmlsec1", "--verify", "--ignore-manifests", "--enabled-key-data", "x509", "--trusted-pem", "root.pem", "--untrusted-pem", "issuing.pem",
                "--id-attr:Id", "Object", "--id-attr:Id", "http://uri.etsi.org/01903/v1.3.2#:SignedProperties", "signature.xml");
            Assert.True(code == 0 && said.Contains("SignedInfo References (ok/all): 3/3", StringComparison.Ordinal), said);
        }
    }
}
