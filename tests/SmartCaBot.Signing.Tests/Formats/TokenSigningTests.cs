using System.Text;
using SmartCaBot.Pkcs11;
using SmartCaBot.Signing.Enrolment;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Tests.Cms;
using SmartCaBot.Signing.Tests.Support;
using SmartCaBot.Signing.Tests.Xml;
using SmartCaBot.Signing.Xml;

namespace SmartCaBot.Signing.Tests.Formats;

[Collection(TokenCollection.Name)]
public class TokenSigningTests(TokenFixture token)
{
    [Theory]
    [InlineData(DocumentFormat.CmsDetached, KeyAlgorithm.P256)]
    [InlineData(DocumentFormat.CmsAttached, KeyAlgorithm.Rsa2048)]
    public async Task A_citizens_key_in_the_token_signs_any_file(DocumentFormat format, KeyAlgorithm algorithm)
    {
        var office = new Office(token, o => o with { Enrolment = new EnrolmentOptions { AutoApprove = true, KeyAlgorithm = algorithm } });
        var content = Encoding.UTF8.GetBytes("Bảng kê");

        var signature = await RemoteSigning.SignAsync(office, CmsSigning.New(format), content);

        var chain = await office.Core.Authority.ChainAsync(TestContext.Current.CancellationToken);
        CmsSigning.OpenSslAccepts(signature, content, format == DocumentFormat.CmsDetached, Encoding.ASCII.GetBytes(chain.Root.ExportCertificatePem()));
    }

    [Theory]
    [InlineData("<HDon><DLHDon Id='x'/><DSCKS><NBan/></DSCKS></HDon>", KeyAlgorithm.P256)]
    [InlineData("<toKhai/>", KeyAlgorithm.Rsa2048)]
    public async Task A_citizens_key_in_the_token_signs_xml(string xml, KeyAlgorithm algorithm)
    {
        var office = new Office(token, o => o with { Enrolment = new EnrolmentOptions { AutoApprove = true, KeyAlgorithm = algorithm } });

        var signed = await RemoteSigning.SignAsync(office, new XmlDocumentSigner(XmlSigning.Options), Encoding.UTF8.GetBytes(xml));

        var chain = await office.Core.Authority.ChainAsync(TestContext.Current.CancellationToken);
        XmlSigning.XmlSecAccepts(
            signed, 1, Encoding.ASCII.GetBytes(chain.Root.ExportCertificatePem()), Encoding.ASCII.GetBytes(chain.Issuing.ExportCertificatePem()));
    }
}
