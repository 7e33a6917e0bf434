using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Tests.Pdf;
using SmartCaBot.Signing.Validation;

namespace SmartCaBot.Signing.Tests.Validation;

internal static class Verify
{
    public static async Task<DocumentReport> AnyAsync(byte[] pdf, X509Certificate2? root = null) =>
        await new PdfVerifier([root ?? TestSigner.Root], new(), TimeProvider.System)
            .VerifyAsync(new MemoryStream(pdf), TestContext.Current.CancellationToken);

    public static async Task<DocumentReport.Checked> CheckedAsync(byte[] pdf, X509Certificate2? root = null) =>
        Assert.IsType<DocumentReport.Checked>(await AnyAsync(pdf, root));

    public static async Task<SignatureReport> OneAsync(byte[] pdf, X509Certificate2? root = null) =>
        Assert.Single((await CheckedAsync(pdf, root)).Signatures);
}
