using System.Text;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Tests.Pdf;
using SmartCaBot.Signing.Tests.Support;
using SmartCaBot.Signing.Validation;
using SmartCaBot.Signing.Xml;

namespace SmartCaBot.Signing.Tests.Xml;

/// <summary>Canonical forms are right when xmlsec1 computes the same digests from the same documents.</summary>
public class CanonicalTests
{
    /// <summary>What the two forms treat differently, and what is easily got wrong.</summary>
    public static TheoryData<string> Documents =>
    [
        "<a xmlns='urn:1' xmlns:p='urn:p' xml:lang='vi' xml:space='preserve'><b xmlns:q='urn:q' xml:lang='en'><part Id='x' q:z='1' a='2' p:y='3'><q:c/></part></b><ky/></a>",
        "<a xmlns='urn:1'><part Id='x'><b xmlns=''><c xmlns='urn:1'/><c xmlns=''/></b></part><ky/></a>",
        "<a xmlns:p='urn:1'><part Id='x' xmlns:p='urn:2'><p:b xmlns:p='urn:1'/><p:b xmlns:p='urn:2'/><b xmlns:z='urn:z' z:k='v'/></part><ky/></a>",
        "<p:a xmlns:p='urn:1' xmlns:o='urn:o'><part Id='x'>&#13;&#x9;&lt;&gt;&amp;&quot;'\r\n\t<b k='&#13;&#10;&#9;&lt;&gt;&amp;&quot;&apos;\r\n\t'/><![CDATA[<&>\r\n]]></part><ky/></p:a>",
        "<a><part Id='x'><?pi   dữ liệu ?><?pi?><!-- chú thích --><b/>Tiếng Việt 𠀋 ế́</part><ky/></a>",
        "<a xml:base='http://example.vn/'><part Id='x' b='1' B='2' a='3' xmlns:b='urn:b' b:a='0' xmlns:a='urn:z' a:a='9'><b:b/></part><ky/></a>",
    ];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Parts_and_wholes_have_the_form_that_xmlsec_computes(string xml)
    {
        foreach (var method in new[] { "http://www.w3.org/TR/2001/REC-xml-c14n-20010315", "http://www.w3.org/2001/10/xml-exc-c14n#" })
        {
            foreach (var data in new[] { "part", null })
            {
                var profile = new XmlProfile("test")
                {
                    Anchor = data is null || !xml.Contains("<b xmlns:q", StringComparison.Ordinal) ? "/*" : "/*/*:b",
                    Data = data,
                    IsXades = method.Contains("exc", StringComparison.Ordinal),
                    Canonicalization = method,
                    Place = ["ky"],
                };
                var signed = await XmlSigning.SignAsync(xml, TestSigner.Binh, profile);

                XmlSigning.XmlSecAccepts(signed);
                Assert.NotEqual(Verdict.Altered, XmlSigning.One(signed).Verdict);
            }
        }
    }

    [Theory]
    [InlineData("http://www.w3.org/2001/10/xml-exc-c14n#", "<InclusiveNamespaces xmlns='http://www.w3.org/2001/10/xml-exc-c14n#' PrefixList='p #default'/>")]
    [InlineData("http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments", "")]
    public void What_xmlsec_signs_is_verified(string method, string prefixes)
    {
        using var tool = new Tool();
        tool.Run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out", "cert.pem", "-subj", "/CN=Elsewhere", "-days", "30");
        var transform = $"<Transform Algorithm='{method}'>{prefixes}</Transform>";
        tool.File("template.xml", Encoding.UTF8.GetBytes(
            "<a xmlns='urn:1' xmlns:p='urn:p'><!-- a --><b xml:lang='vi' p:x='1'>Đơn</b><Signature xmlns='http://www.w3.org/2000/09/xmldsig#'><SignedInfo>"
            + $"<CanonicalizationMethod Algorithm='{method}'>{prefixes}</CanonicalizationMethod><!-- b -->"
            + "<SignatureMethod Algorithm='http://www.w3.org/2001/04/xmldsig-more#rsa-sha512'/><Reference URI=''><Transforms>"
            + $"<Transform Algorithm='http://www.w3.org/2000/09/xmldsig#enveloped-signature'/>{transform}</Transforms>"
            + "<DigestMethod Algorithm='http://www.w3.org/2001/04/xmlenc#sha512'/><DigestValue/></Reference></SignedInfo><SignatureValue/>"
            + "<KeyInfo><X509Data><X509Certificate/></X509Data></KeyInfo></Signature></a>"));
        var (code, said) = tool.Run("xmlsec1", "--sign", "--privkey-pem", "key.pem,cert.pem", "--output", "signed.xml", "template.xml");
        Assert.True(code == 0, said);

        var report = XmlSigning.One(tool.Read("signed.xml"));

        Assert.Equal((true, true), (report.Findings.DigestMatches, report.Findings.ValueMatches));
        Assert.Equal((Coverage.CoversWholeFile, UndecidedReason.NotTrusted), (report.Coverage, report.Why));
    }

    [Fact]
    public async Task A_long_document_takes_no_more_memory_than_a_short_one()
    {
        var token = TestContext.Current.CancellationToken;
        var signer = new XmlDocumentSigner(XmlSigning.Options);
        using var document = new SparseStream("<a><b/>"u8.ToArray(), 8 << 20, "<c/></a>"u8.ToArray(), (byte)'x');

        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.IsType<DocumentInspection.Signable>(await signer.InspectAsync(document, token));
        var prepared = await signer.ReadyAsync(document, TestSigner.Binh.Certificate, new(XmlSigning.SignedAt), token);
        var output = new TailStream("<a><b/>".Length + (8 << 20));
        await signer.FinishAsync(document, prepared, TestSigner.Binh.Sign(prepared.DigestToSign), output, token);
        using var signed = new SparseStream("<a><b/>"u8.ToArray(), 8 << 20, output.Tail.ToArray(), (byte)'x');
        var report = new XmlVerifier([TestSigner.Root], XmlSigning.Options, TimeProvider.System).Verify(signed, token);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
        Assert.Equal(Verdict.Valid, Assert.IsType<DocumentReport.Checked>(report).Verdict);
    }
}
