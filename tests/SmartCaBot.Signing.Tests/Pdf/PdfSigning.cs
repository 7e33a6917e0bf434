using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Pdf;
using SmartCaBot.Signing.Tests.Support;

namespace SmartCaBot.Signing.Tests.Pdf;

/// <summary>The three steps of a signature in one call, with a fresh signer for each so that nothing but the state travels.</summary>
internal static class PdfSigning
{
    public static readonly DateTimeOffset SignedAt = new(2026, 11, 22, 9, 30, 0, TimeSpan.FromHours(7));

    public static async Task<byte[]> SignAsync(byte[] pdf, TestSigner signer, string? reason = "Tôi đồng ý với nội dung đơn", DateTimeOffset? at = null, PdfSignatureOptions? how = null)
    {
        var token = TestContext.Current.CancellationToken;
        var parameters = new SignatureParameters(at ?? SignedAt, reason, "Hà Nội");
        var prepared = await new PdfDocumentSigner(new() { Signature = how ?? new() }).ReadyAsync(new MemoryStream(pdf), signer.Certificate, parameters, token);
        var output = new MemoryStream();
        await New().FinishAsync(new MemoryStream(pdf), prepared, signer.Sign(prepared.DigestToSign), output, token);
        return output.ToArray();
    }

    public static async Task<DocumentInspection> InspectAsync(byte[] pdf, PdfOptions? options = null) =>
        await new PdfDocumentSigner(options ?? new()).InspectAsync(new MemoryStream(pdf), TestContext.Current.CancellationToken);

    public static async Task<DocumentRefusal> RefusalAsync(byte[] pdf) =>
        Assert.IsType<DocumentInspection.Refused>(await InspectAsync(pdf)).Reason;

    private static PdfDocumentSigner New() => new(new PdfOptions());
}
