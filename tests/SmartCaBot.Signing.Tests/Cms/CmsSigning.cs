using System.Text;
using SmartCaBot.Signing.Cms;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Tests.Pdf;
using SmartCaBot.Signing.Tests.Support;
using SmartCaBot.Signing.Validation;

namespace SmartCaBot.Signing.Tests.Cms;

/// <summary>The three steps of a signature in one call, with a fresh signer for each so that nothing but the state travels.</summary>
internal static class CmsSigning
{
    public static readonly DateTimeOffset SignedAt = new(2026, 11, 22, 9, 30, 0, TimeSpan.FromHours(7));

    public static async Task<byte[]> SignAsync(byte[] document, TestSigner signer, DocumentFormat format)
    {
        var token = TestContext.Current.CancellationToken;
        var prepared = await New(format).ReadyAsync(new MemoryStream(document), signer.Certificate, new(SignedAt), token);
        var output = new MemoryStream();
        await New(format).FinishAsync(new MemoryStream(document), prepared, signer.Sign(prepared.DigestToSign), output, token);
        return output.ToArray();
    }

    public static CmsDocumentSigner New(DocumentFormat format) => new(format, new());

    public static async Task<DocumentReport> AnyAsync(byte[] signature, byte[]? content) =>
        await new CmsVerifier([TestSigner.Root], new(), TimeProvider.System).VerifyAsync(
            new MemoryStream(signature), content is null ? null : new MemoryStream(content), TestContext.Current.CancellationToken);

    public static async Task<DocumentReport.Checked> CheckedAsync(byte[] signature, byte[]? content = null) =>
        Assert.IsType<DocumentReport.Checked>(await AnyAsync(signature, content));

    /// <summary>openssl agrees, and finds this content.</summary>
    public static void OpenSslAccepts(byte[] signature, byte[] content, bool detached, byte[]? root = null)
    {
        using var tool = new Tool();
        tool.File("root.pem", root ?? Encoding.ASCII.GetBytes(TestSigner.Root.ExportCertificatePem()));
        tool.File("signature", signature);
        tool.File("content", content);
        string[] beside = detached ? ["-content", "content"] : [];
        var (code, said) = tool.Run(
            "openssl",
            ["cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", "signature", .. beside, "-CAfile", "root.pem", "-purpose", "any", "-out", "verified"]);
        Assert.True(code == 0, said);
        Assert.Equal(content, tool.Read("verified"));
    }
}
