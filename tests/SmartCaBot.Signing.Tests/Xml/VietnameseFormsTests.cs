using System.Text;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Tests.Pdf;
using SmartCaBot.Signing.Validation;

namespace SmartCaBot.Signing.Tests.Xml;

/// <summary>Invented documents in the shapes of electronic invoices, tax declarations and social insurance.</summary>
public class VietnameseFormsTests
{
    private const string Data = "<DLHDon Id=\"hd-1\"><TTChung><PBan>2.1.0</PBan><SHDon>7</SHDon></TTChung><NDHDon>Gạo &amp; muối</NDHDon></DLHDon>";
    private const string Invoice = $"<HDon>{Data}<DSCKS><NBan/><NMua></NMua><CCKSKhac/></DSCKS></HDon>";

    [Theory]
    [InlineData(Invoice)]
    [InlineData($"<TDiep><TTChung/><DLieu>{Invoice}</DLieu></TDiep>")]
    [InlineData($"<HDon xmlns='http://example.vn/hdon'>{Data}</HDon>")]
    [InlineData($"<x:HDon xmlns:x='http://example.vn/hdon'><x:DLHDon Id='hd-1'/><x:DSCKS/></x:HDon>")]
    public async Task Seller_and_buyer_sign_an_invoice(string invoice)
    {
        var seller = await XmlSigning.SignAsync(invoice, TestSigner.An);
        var both = await XmlSigning.SignAsync(seller, TestSigner.Binh);

        var text = Encoding.UTF8.GetString(both);
        Assert.Contains("NBan><Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\" Id=\"NBan\"><SignedInfo><CanonicalizationMethod Algorithm=\"http://www.w3.org/TR/2001/REC-xml-c14n-20010315\">", text);
        Assert.Contains("<Reference URI=\"#hd-1\"><Transforms><Transform Algorithm=\"http://www.w3.org/2000/09/xmldsig#enveloped-signature\">", text);
        Assert.Contains("<SignatureProperty Target=\"#NMua\"><SigningTime>2026-11-22T09:30:00</SigningTime>", text);
        Assert.DoesNotContain("QualifyingProperties", text);
        XmlSigning.XmlSecAccepts(both, 2);
        var report = XmlSigning.Checked(both);
        Assert.Equal(["NBan", "NMua"], report.Signatures.Select(s => s.Name));
        Assert.All(report.Signatures, s => Assert.Equal((Verdict.Valid, Coverage.CoversItsPart, XmlSigning.SignedAt), (s.Verdict, s.Coverage, s.ClaimedAt)));
        Assert.Equal(DocumentRefusal.Unsupported, Assert.IsType<DocumentInspection.Refused>(await XmlSigning.InspectAsync(both)).Reason);
    }

    [Theory]
    [InlineData("<HSoThueDTu><HSoKhaiThue id=\"_NODE_TO_SIGN\"><TTinChung/></HSoKhaiThue><CKyDTu/></HSoThueDTu>", Coverage.CoversItsPart)]
    [InlineData("<HSoThueDTu xmlns=\"http://example.vn/tokhai\"><!-- --><HSoKhaiThue id=\"_NODE_TO_SIGN\"><!-- a --><So>1</So></HSoKhaiThue></HSoThueDTu>", Coverage.CoversItsPart)]
    [InlineData("<Hoso><TK1-TS><Cky/></TK1-TS><CKy_Dvi></CKy_Dvi></Hoso>", Coverage.CoversWholeFile)]
    [InlineData("<D02-TS><Dong>1</Dong><Cky/></D02-TS>", Coverage.CoversWholeFile)]
    public async Task Tax_and_insurance_have_their_places(string form, Coverage coverage)
    {
        var signed = await XmlSigning.SignAsync(form, TestSigner.Chi);

        var text = Encoding.UTF8.GetString(signed);
        Assert.Matches("<(CKyDTu|CKy_Dvi|Cky)><Signature ", text);
        Assert.Equal(text.Contains("HSoThueDTu", StringComparison.Ordinal), text.Contains("<RSAKeyValue>", StringComparison.Ordinal));
        XmlSigning.XmlSecAccepts(signed);
        Assert.Equal((Verdict.Valid, coverage), (XmlSigning.One(signed).Verdict, XmlSigning.One(signed).Coverage));
    }

    [Theory]
    [InlineData("<HDon><DLHDon/><DSCKS/></HDon>")]
    [InlineData("<HDon><DLHDon Id='a'/><DLHDon Id='b'/><DSCKS/></HDon>")]
    [InlineData("<HDon><DLHDon Id='a'/><x Id='a'/><DSCKS/></HDon>")]
    [InlineData("<HDon><DLHDon Id='a'/><DSCKS><NBan/><NBan/></DSCKS></HDon>")]
    [InlineData("<HDon><DLHDon Id='a'/><x Id='NBan'/></HDon>")]
    public async Task What_does_not_say_what_is_signed_is_refused(string invoice)
    {
        Assert.Equal(DocumentRefusal.Unsupported, await XmlSigning.RefusalAsync(invoice));
    }
}
