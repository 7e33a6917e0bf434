using System.Text;
using SmartCaBot.Signing.Pdf;

namespace SmartCaBot.Signing.Tests.Pdf;

/// <summary>What programs not written here say of a signed file.</summary>
internal static class OtherVerifiers
{
    public static async Task AcceptAsync(byte[] signed, int signatures = 1)
    {
        using var tool = new Tool();
        tool.File("signed.pdf", signed);

        var (_, pdfsig) = tool.Run("pdfsig", "-nocert", "signed.pdf");
        Assert.Equal(signatures, Count(pdfsig, "Signature Validation: Signature is Valid."));
        Assert.Equal(signatures, Count(pdfsig, "Signature Type: ETSI.CAdES.detached"));
        Assert.Equal(1, Count(pdfsig, "Total document signed"));

        var (qpdfCode, qpdf) = tool.Run("qpdf", "--check", "signed.pdf");
        Assert.True(qpdfCode == 0 && !qpdf.Contains("WARNING", StringComparison.Ordinal), qpdf);

        var (mutoolCode, mutool) = tool.Run("mutool", "info", "signed.pdf");
        Assert.True(mutoolCode == 0 && !mutool.Contains("error", StringComparison.OrdinalIgnoreCase)
            && !mutool.Contains("warning", StringComparison.OrdinalIgnoreCase) && !mutool.Contains("repair", StringComparison.OrdinalIgnoreCase), mutool);

        tool.File("root.pem", Encoding.ASCII.GetBytes(TestSigner.Root.ExportCertificatePem()));
        var extracted = PdfSignatures.Extract(new MemoryStream(signed));
        Assert.Equal(signatures, extracted.Count);
        foreach (var signature in extracted)
        {
            var content = new MemoryStream();
            await signature.CopyContentAsync(new MemoryStream(signed), content, TestContext.Current.CancellationToken);
            tool.File("content", content.ToArray());
            tool.File("cms.der", signature.Cms);
            var (code, openssl) = tool.Run(
                "openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", "cms.der", "-content", "content", "-CAfile", "root.pem", "-purpose", "any", "-out", "verified");
            Assert.True(code == 0, openssl);
            Assert.Equal(content.ToArray(), tool.Read("verified"));
        }
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
