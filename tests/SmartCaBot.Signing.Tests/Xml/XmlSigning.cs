using System.Text;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Tests.Pdf;
using SmartCaBot.Signing.Tests.Support;
using SmartCaBot.Signing.Validation;
using SmartCaBot.Signing.Xml;

namespace SmartCaBot.Signing.Tests.Xml;

/// <summary>The three steps of a signature in one call, with a fresh signer for each so that nothing but the state travels.</summary>
internal static class XmlSigning
{
    public static readonly DateTimeOffset SignedAt = new(2026, 11, 22, 2, 30, 0, TimeSpan.Zero);

    public static readonly XmlOptions Options = new() { TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh") };

    public static Task<byte[]> SignAsync(string xml, TestSigner signer, XmlProfile? profile = null) =>
        SignAsync(Encoding.UTF8.GetBytes(xml), signer, profile);

    public static async Task<byte[]> SignAsync(byte[] xml, TestSigner signer, XmlProfile? profile = null)
    {
        var token = TestContext.Current.CancellationToken;
        var options = profile is null ? Options : Options with { Profiles = [profile] };
        var prepared = await new XmlDocumentSigner(options).ReadyAsync(new MemoryStream(xml), signer.Certificate, new(SignedAt), token);
        var output = new MemoryStream();
        await new XmlDocumentSigner(options).FinishAsync(new MemoryStream(xml), prepared, signer.Sign(prepared.DigestToSign), output, token);
        return output.ToArray();
    }

    public static async Task<DocumentInspection> InspectAsync(byte[] xml, XmlOptions? options = null) =>
        await new XmlDocumentSigner(options ?? Options).InspectAsync(new MemoryStream(xml), TestContext.Current.CancellationToken);

    public static async Task<DocumentRefusal> RefusalAsync(string xml) =>
        Assert.IsType<DocumentInspection.Refused>(await InspectAsync(Encoding.UTF8.GetBytes(xml))).Reason;

    public static DocumentReport Any(byte[] xml) =>
        new XmlVerifier([TestSigner.Root, TestSigner.Issuing], Options, TimeProvider.System).Verify(new MemoryStream(xml), TestContext.Current.CancellationToken);

    public static DocumentReport.Checked Checked(byte[] xml) => Assert.IsType<DocumentReport.Checked>(Any(xml));

    public static SignatureReport One(byte[] xml) => Assert.Single(Checked(xml).Signatures);

    public static SignatureReport One(string xml) => One(Encoding.UTF8.GetBytes(xml));

    /// <summary>xmlsec1 agrees with every signature.</summary>
    public static void XmlSecAccepts(byte[] signed, int signatures = 1, byte[]? root = null, byte[]? issuing = null)
    {
        using var tool = new Tool();
        tool.File("root.pem", root ?? Encoding.ASCII.GetBytes(TestSigner.Root.ExportCertificatePem()));
        tool.File("issuing.pem", issuing ?? Encoding.ASCII.GetBytes(TestSigner.Issuing.ExportCertificatePem()));
        tool.File("signed.xml", signed);
        string[] ids = [.. new[] { "DLHDon", "Object", "SignedProperties", "part" }.SelectMany(name => new[] { "--id-attr:Id", name })];
        for (var i = 1; i <= signatures; i++)
        {
            var (code, said) = tool.Run(
                "xmlsec1",
                [
                    "--verify", "--enabled-key-data", "x509", "--trusted-pem", "root.pem", "--untrusted-pem", "issuing.pem", .. ids,
                    "--id-attr:id", "HSoKhaiThue", "--node-xpath", $"(//*[local-name()='Signature'])[{i}]", "signed.xml",
                ]);
            Assert.True(code == 0, said);
        }
    }
}
