using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Ooxml;
using SmartCaBot.Signing.Tests.Pdf;
using SmartCaBot.Signing.Tests.Support;
using SmartCaBot.Signing.Validation;

namespace SmartCaBot.Signing.Tests.Ooxml;

/// <summary>The three steps of a signature in one call, with a fresh signer for each so that nothing but the state travels.</summary>
internal static class OoxmlSigning
{
    public static readonly DateTimeOffset SignedAt = new(2026, 11, 22, 2, 30, 0, TimeSpan.Zero);

    public static readonly OoxmlOptions Options = new() { TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh") };

    /// <summary>Made by LibreOffice 7.4 of a page of HTML and a table of CSV.</summary>
    public static byte[] File(string name) => System.IO.File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Ooxml", "Files", name));

    public static async Task<byte[]> SignAsync(byte[] document, TestSigner signer, string? reason = null)
    {
        var token = TestContext.Current.CancellationToken;
        var prepared = await new OoxmlDocumentSigner(Options).ReadyAsync(
            new MemoryStream(document), signer.Certificate, new(SignedAt, reason), token);
        var output = new MemoryStream();
        await new OoxmlDocumentSigner(Options).FinishAsync(new MemoryStream(document), prepared, signer.Sign(prepared.DigestToSign), output, token);
        return output.ToArray();
    }

    public static async Task<DocumentInspection> InspectAsync(byte[] document, OoxmlOptions? options = null) =>
        await new OoxmlDocumentSigner(options ?? Options).InspectAsync(new MemoryStream(document), TestContext.Current.CancellationToken);

    public static async Task<DocumentInspection.Refused> RefusedAsync(byte[] document, OoxmlOptions? options = null) =>
        Assert.IsType<DocumentInspection.Refused>(await InspectAsync(document, options));

    public static DocumentReport Any(byte[] document) =>
        new OoxmlVerifier([TestSigner.Root], Options, TimeProvider.System).Verify(new MemoryStream(document), TestContext.Current.CancellationToken);

    public static DocumentReport.Checked Checked(byte[] document) => Assert.IsType<DocumentReport.Checked>(Any(document));

    public static SignatureReport One(byte[] document) => Assert.Single(Checked(document).Signatures);
}
