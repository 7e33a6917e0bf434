using System.Security.Cryptography;
using System.Text;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Tests.Pdf;
using SmartCaBot.Signing.Tests.Support;
using SmartCaBot.Signing.Validation;
using SmartCaBot.Signing.Xml;

namespace SmartCaBot.Signing.Tests.Xml;

public class XmlDocumentSignerTests
{
    private const string Plain = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<!-- đầu --><toKhai xmlns='urn:a' xmlns:b='urn:b' b:x='1 &amp; 2'>\r\n"
        + "  <ten>Nguyễn &lt;An&gt;\r\n</ten><b:rong/><![CDATA[ <không phải thẻ> ]]><?in 1?><!-- giữa -->\r\n</toKhai><?sau?>\r\n";

    public static TheoryData<SignatureAlgorithm> Algorithms => [SignatureAlgorithm.RsaPkcs1Sha256, SignatureAlgorithm.EcdsaSha256];

    [Theory]
    [MemberData(nameof(Algorithms))]
    public async Task Any_document_is_signed_as_xades_that_xmlsec_and_our_verifier_accept(SignatureAlgorithm algorithm)
    {
        var signer = algorithm == SignatureAlgorithm.EcdsaSha256 ? TestSigner.Binh : TestSigner.An;

        var signed = await XmlSigning.SignAsync(Plain, signer);

        XmlSigning.XmlSecAccepts(signed);
        var report = XmlSigning.One(signed);
        Assert.Equal((Verdict.Valid, Coverage.CoversWholeFile), (report.Verdict, report.Coverage));
        Assert.Equal(XmlSigning.SignedAt, report.ClaimedAt);
        Assert.True(report.Findings.CertificateMatches);
        Assert.Equal(signer.Certificate.Certificate.SerialNumber, report.Signer!.SerialNumber);
    }

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    public async Task The_original_bytes_stay_around_the_signature(string encoding, bool mark)
    {
        var code = Encoding.GetEncoding(encoding);
        byte[] original = [.. mark ? code.GetPreamble() : [], .. code.GetBytes(Plain.Replace("UTF-8", encoding == "utf-8" ? "UTF-8" : "UTF-16", StringComparison.Ordinal))];

        var signed = await XmlSigning.SignAsync(original, TestSigner.Binh);

        var at = original.AsSpan().LastIndexOf(code.GetBytes("</toKhai>"));
        Assert.Equal(original[..at], signed[..at]);
        Assert.Equal(original[at..], signed[^(original.Length - at)..]);
        Assert.StartsWith("<ds:Signature ", code.GetString(signed[at..]));
        Assert.Equal(Verdict.Valid, XmlSigning.One(signed).Verdict);
        XmlSigning.XmlSecAccepts(signed);
    }

    [Fact]
    public async Task A_key_on_a_larger_curve_signs_too()
    {
        var signer = TestSigner.Make("Phạm Thị Dung", "CCCD:001190000222", ECDsa.Create(ECCurve.NamedCurves.nistP384));

        var signed = await XmlSigning.SignAsync("<don><ten>An</ten></don>", signer);

        Assert.Equal(Verdict.Valid, XmlSigning.One(signed).Verdict);
        XmlSigning.XmlSecAccepts(signed);
    }

    [Fact]
    public async Task A_style_sheet_is_not_signed() => Assert.Equal(
        DocumentRefusal.Changeable, await XmlSigning.RefusalAsync("<?xml version='1.0'?><?xml-stylesheet type='text/xsl' href='a.xsl'?><don><ten>An</ten></don>"));

    [Fact]
    public async Task Several_sign_one_document()
    {
        var two = await XmlSigning.SignAsync(await XmlSigning.SignAsync(Plain, TestSigner.An), TestSigner.Binh);
        var three = await XmlSigning.SignAsync(two, TestSigner.Chi);

        XmlSigning.XmlSecAccepts(three, 3);
        var report = XmlSigning.Checked(three);
        Assert.Equal(Verdict.ValidWithLaterAllowedChanges, report.Verdict);
        Assert.Equal(["Nguyễn Văn An", "Trần Thị Bình", "Lê Thị Quỳnh Chi"], report.Signatures.Select(s => s.Signer!.CommonName));
        Assert.Equal(2, Assert.IsType<DocumentInspection.Signable>(await XmlSigning.InspectAsync(two)).ExistingSignatures);
    }

    [Theory]
    [InlineData("<a><chuKy/></a>", "/a/chuKy")]
    [InlineData("<a><b><chuKy  x='/>' /></b><c/></a>", "//chuKy")]
    [InlineData("<p:a xmlns:p='urn:p'><!-- <p:chuKy> --><p:chuKy>\r\n</p:chuKy></p:a>", "/q:a/q:chuKy")]
    [InlineData("<a><d Id='1'><chuKy/></d><d Id='2'><chuKy/></d></a>", "/a/d[@Id='2']/chuKy")]
    [InlineData("<a xmlns='urn:p'><chuKy/><!----><![CDATA[]]]]><!-- -- ?> -></a>", null)]
    public async Task The_place_is_a_path(string xml, string? path)
    {
        if (path is null)
        {
            Assert.Equal(DocumentRefusal.Damaged, await XmlSigning.RefusalAsync(xml));
            return;
        }
        var profile = XmlProfiles.Xades with { Anchor = path, Namespaces = new Dictionary<string, string> { ["q"] = "urn:p" } };

        var signed = await XmlSigning.SignAsync(xml, TestSigner.Binh, profile);

        var text = Encoding.UTF8.GetString(signed);
        var without = text[..text.IndexOf("<ds:Signature", StringComparison.Ordinal)]
            + text[(text.IndexOf("</ds:Signature>", StringComparison.Ordinal) + "</ds:Signature>".Length)..];
        Assert.Equal(xml.Replace("/></d></a>", "></chuKy></d></a>", StringComparison.Ordinal).Replace("<chuKy/></a>", "<chuKy></chuKy></a>", StringComparison.Ordinal)
            .Replace("'/>' />", "'/>' ></chuKy>", StringComparison.Ordinal), without);
        XmlSigning.XmlSecAccepts(signed);
        Assert.Equal(Verdict.Valid, XmlSigning.One(signed).Verdict);
    }

    [Fact]
    public async Task Plain_xmldsig_is_made_too()
    {
        var signed = await XmlSigning.SignAsync(Plain, TestSigner.An, new XmlProfile("plain"));

        XmlSigning.XmlSecAccepts(signed);
        Assert.Equal((Verdict.Valid, Coverage.CoversWholeFile), (XmlSigning.One(signed).Verdict, XmlSigning.One(signed).Coverage));
        // A second signature would break this one, which covers everything but itself.
        Assert.Equal(
            DocumentRefusal.LockedByCertification, Assert.IsType<DocumentInspection.Refused>(await XmlSigning.InspectAsync(signed)).Reason);
    }

    [Fact]
    public async Task A_signature_for_something_else_is_refused_before_anything_is_written()
    {
        var token = TestContext.Current.CancellationToken;
        var (signer, document) = (new XmlDocumentSigner(XmlSigning.Options), Encoding.UTF8.GetBytes(Plain));
        var prepared = await signer.ReadyAsync(new MemoryStream(document), TestSigner.Binh.Certificate, new(XmlSigning.SignedAt), token);
        foreach (var value in new[] { TestSigner.Binh.Sign(new byte[32]), TestSigner.Chi.Sign(prepared.DigestToSign), [] })
        {
            var output = new MemoryStream();
            await Assert.ThrowsAsync<System.Security.Cryptography.CryptographicException>(
                async () => await signer.FinishAsync(new MemoryStream(document), prepared, value, output, token));
            Assert.Equal(0, output.Length);
        }
        foreach (var other in new[] { Encoding.UTF8.GetBytes(Plain.Replace("An&", "Ân", StringComparison.Ordinal)), document[1..] })
            await Assert.ThrowsAsync<InvalidDataException>(async () => await signer.FinishAsync(
                new MemoryStream(other), prepared, TestSigner.Binh.Sign(prepared.DigestToSign), new MemoryStream(), token));
    }
}
