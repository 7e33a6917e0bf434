using System.Security.Cryptography;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Pdf;
using SmartCaBot.Signing.Tests.Support;

namespace SmartCaBot.Signing.Tests.Pdf;

/// <summary>Between preparing and finishing lie minutes and perhaps another node: what comes back is checked.</summary>
public class InterruptedSigningTests
{
    private static readonly byte[] Document = PdfBuilder.OnePage().WithTable();

    [Fact]
    public async Task A_signature_for_something_else_is_refused_before_anything_is_written()
    {
        var token = TestContext.Current.CancellationToken;
        var signer = new PdfDocumentSigner(new());
        var prepared = await signer.ReadyAsync(new MemoryStream(Document), TestSigner.An.Certificate, new(PdfSigning.SignedAt), token);
        foreach (var value in new[] { TestSigner.An.Sign(SHA256.HashData("khác"u8)), TestSigner.Chi.Sign(prepared.DigestToSign), [], new byte[256] })
        {
            var output = new MemoryStream();
            await Assert.ThrowsAsync<CryptographicException>(
                async () => await signer.FinishAsync(new MemoryStream(Document), prepared, value, output, token));
            Assert.Equal(0, output.Length);
        }
    }

    [Fact]
    public async Task Another_document_is_refused()
    {
        var token = TestContext.Current.CancellationToken;
        var signer = new PdfDocumentSigner(new());
        var prepared = await signer.ReadyAsync(new MemoryStream(Document), TestSigner.An.Certificate, new(PdfSigning.SignedAt), token);
        var value = TestSigner.An.Sign(prepared.DigestToSign);
        var changed = (byte[])Document.Clone();
        changed[20] ^= 1;

        foreach (var other in new[] { changed, Document[..^1] })
            await Assert.ThrowsAsync<InvalidDataException>(
                async () => await signer.FinishAsync(new MemoryStream(other), prepared, value, new MemoryStream(), token));
    }

    [Fact]
    public async Task What_inspection_would_refuse_is_not_prepared()
    {
        var found = await new PdfDocumentSigner(new()).PrepareAsync(
            new MemoryStream("<html>"u8.ToArray()), TestSigner.An.Certificate, new(PdfSigning.SignedAt), TestContext.Current.CancellationToken);

        Assert.Equal(DocumentRefusal.WrongFormat, Assert.IsType<DocumentPreparation.Refused>(found).Why.Reason);
    }
}
