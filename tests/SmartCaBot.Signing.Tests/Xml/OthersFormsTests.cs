using System.Security.Cryptography;
using System.Text;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Tests.Pdf;
using SmartCaBot.Signing.Validation;

namespace SmartCaBot.Signing.Tests.Xml;

/// <summary>Invoices and declarations as other programs sign them, here xmlsec1 by templates in the shapes that are in use.</summary>
public sealed class OthersFormsTests : IDisposable
{
    private const string C14N = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
    private const string Enveloped = "<Transform Algorithm=\"http://www.w3.org/2000/09/xmldsig#enveloped-signature\"/>";
    private const string Data = "<DLHDon Id=\"hd-1\"><TTChung><SHDon>7</SHDon></TTChung><NDHDon>Gạo</NDHDon></DLHDon>";

    private readonly RSA _key = RSA.Create(2048);
    private readonly Tool _tool = new();

    public static TheoryData<string, string> Shapes => new()
    {
        {
            "the tax authority, three references without transforms",
            $"<HDon>{Data}<MCCQT Id=\"mccqt-1\">00A1B2</MCCQT><DLQRCode>x</DLQRCode><DSCKS><NBan/><CQT>"
            + Signature("CQT", C14N, Reference("#hd-1", ""), Reference("#SigningTime-CQT", ""), Reference("#mccqt-1", ""), Time("SigningTime-CQT", "CQT", " xmlns=\"\""))
            + "</CQT></DSCKS></HDon>"
        },
        {
            "a seller, with a canonicalisation and the time in the signature's namespace",
            $"<TDiep><TTChung/><DLieu><HDon>{Data}<DSCKS><NBan>"
            + Signature("NBan", C14N, Reference("#hd-1", Enveloped + $"<Transform Algorithm=\"{C14N}\"/>"), Reference("#proid", "", " Type=\"http://www.w3.org/2000/09/xmldsig#SignatureProperties\""), Time("proid", "NBan", ""))
            + "</NBan></DSCKS></HDon></DLieu></TDiep>"
        },
        {
            "a seller, the time first and in a namespace of its own",
            $"<HDon xmlns=\"http://example.vn/hdon\">{Data}<DSCKS><NBan>"
            + Signature("NBan", C14N, Reference("#TimeStamp", ""), Reference("#hd-1", Enveloped), Time("TimeStamp", "NBan", " xmlns=\"http://example.vn/time\""))
            + "</NBan></DSCKS></HDon>"
        },
        {
            "a declaration, comments kept",
            "<HSoThueDTu><HSoKhaiThue id=\"_NODE_TO_SIGN\"><!-- tờ khai --><So>1</So></HSoKhaiThue><CKyDTu>"
            + Signature("ck-1", C14N + "#WithComments", Reference("#_NODE_TO_SIGN", Enveloped), Reference("#SigningTime-ck-1", ""), Time("SigningTime-ck-1", "ck-1", " xmlns=\"\""))
            + "</CKyDTu></HSoThueDTu>"
        },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Are_valid_here_too(string what, string template)
    {
        var signed = Encoding.UTF8.GetString(Sign(template));

        var report = XmlSigning.One(signed);
        Assert.True((report.Verdict, report.Coverage) == (Verdict.Valid, Coverage.CoversItsPart), $"{what}: {report.Verdict} {report.Why} {report.Coverage}");
        Assert.Equal("Cục Thuế thử nghiệm", report.Signer!.CommonName);
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 9, 30, 0, TimeSpan.FromHours(7)), report.ClaimedAt);
        Assert.Equal(Verdict.Altered, XmlSigning.One(signed.Replace("09:30:00", "09:31:00", StringComparison.Ordinal)).Verdict);
        if (signed.Contains("MCCQT", StringComparison.Ordinal))
            Assert.Equal(Verdict.Altered, XmlSigning.One(signed.Replace("00A1B2", "00A1B3", StringComparison.Ordinal)).Verdict);
        // The signature stands when the seller or the buyer signs after it.
        if (await XmlSigning.InspectAsync(Encoding.UTF8.GetBytes(signed)) is DocumentInspection.Signable)
            Assert.Equal([Verdict.Valid, Verdict.Valid], XmlSigning.Checked(await XmlSigning.SignAsync(signed, TestSigner.Binh)).Signatures.Select(s => s.Verdict));
    }

    [Fact]
    public async Task Nobody_else_signs_in_the_place_of_the_tax_authority()
    {
        const string invoice = $"<HDon>{Data}<DSCKS><NBan/><NMua/><CQT/></DSCKS></HDon>";
        var both = await XmlSigning.SignAsync(await XmlSigning.SignAsync(invoice, TestSigner.An), TestSigner.Binh);

        Assert.Contains("<CQT/>", Encoding.UTF8.GetString(both), StringComparison.Ordinal);
        Assert.IsType<DocumentInspection.Refused>(await XmlSigning.InspectAsync(both));
    }

    public void Dispose()
    {
        _key.Dispose();
        _tool.Dispose();
    }

    private byte[] Sign(string template)
    {
        var signer = TestSigner.Make("Cục Thuế thử nghiệm", "MST:0100000000", _key);
        _tool.File("key.pem", Encoding.ASCII.GetBytes(_key.ExportPkcs8PrivateKeyPem()));
        _tool.File("signer.pem", Encoding.ASCII.GetBytes(signer.Certificate.Certificate.ExportCertificatePem()));
        _tool.File("template.xml", Encoding.UTF8.GetBytes(template));
        var ids = new[] { "DLHDon", "MCCQT", "Object", "http://example.vn/hdon:DLHDon" }.SelectMany(name => new[] { "--id-attr:Id", name });
        var (code, said) = _tool.Run(
            "xmlsec1",
            ["--sign", "--privkey-pem", "key.pem,signer.pem", .. ids, "--id-attr:id", "HSoKhaiThue", "--output", "signed.xml", "template.xml"]);
        Assert.True(code == 0, said);
        return _tool.Read("signed.xml");
    }

    private static string Signature(string id, string canonicalization, params string[] parts) =>
        $"<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\" Id=\"{id}\"><SignedInfo><CanonicalizationMethod Algorithm=\"{canonicalization}\"/>"
        + $"<SignatureMethod Algorithm=\"http://www.w3.org/2001/04/xmldsig-more#rsa-sha256\"/>{string.Concat(parts[..^1])}</SignedInfo><SignatureValue/>"
        + $"<KeyInfo><X509Data><X509SubjectName/><X509Certificate/></X509Data></KeyInfo>{parts[^1]}</Signature>";

    private static string Reference(string uri, string transforms, string attributes = "") =>
        $"<Reference URI=\"{uri}\"{attributes}>{(transforms.Length > 0 ? $"<Transforms>{transforms}</Transforms>" : "")}"
        + "<DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"/><DigestValue/></Reference>";

    private static string Time(string id, string target, string xmlns) =>
        $"<Object Id=\"{id}\"><SignatureProperties{xmlns}><SignatureProperty Target=\"#{target}\"><SigningTime>2026-11-22T09:30:00</SigningTime></SignatureProperty></SignatureProperties></Object>";
}
