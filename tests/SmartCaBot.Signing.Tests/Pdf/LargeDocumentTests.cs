using System.Text;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Pdf;
using SmartCaBot.Signing.Tests.Support;
using SmartCaBot.Signing.Validation;

namespace SmartCaBot.Signing.Tests.Pdf;

public class LargeDocumentTests
{
    [Fact]
    public async Task Three_hundred_megabytes_take_no_more_memory_than_a_letter()
    {
        var token = TestContext.Current.CancellationToken;
        var options = new PdfOptions { MaxBytes = long.MaxValue };
        var signer = new PdfDocumentSigner(options);
        using var document = LongPdf(300L << 20);
        await signer.InspectAsync(document, token); // warms the buffers that are kept

        var before = GC.GetAllocatedBytesForCurrentThread();
        var found = await signer.InspectAsync(document, token);
        var prepared = await signer.ReadyAsync(document, TestSigner.An.Certificate, new(PdfSigning.SignedAt), token);
        var increment = new TailStream(document.Length);
        await signer.FinishAsync(document, prepared, TestSigner.An.Sign(prepared.DigestToSign), increment, token);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.InRange(allocated, 0, 1 << 20);
        Assert.Equal(document.Length, Assert.IsType<DocumentInspection.Signable>(found).Size);
        using var signed = document.Append(increment.Tail.ToArray());
        var report = await new PdfVerifier([TestSigner.Root], options, TimeProvider.System).VerifyAsync(signed, token);
        Assert.Equal(Verdict.Valid, Assert.IsType<DocumentReport.Checked>(report).Verdict);
    }

    /// <summary>A valid PDF whose long stream of zeros is made up while it is read.</summary>
    private static SparseStream LongPdf(long zeros)
    {
        const string head = "%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
            + "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>\nendobj\n";
        var start = $"{head}4 0 obj\n<</Length {zeros}>>stream\n";
        int At(int number) => start.IndexOf($"{number} 0 obj", StringComparison.Ordinal);
        const string close = "\nendstream\nendobj\n";
        var table = start.Length + zeros + close.Length;
        var end = $"{close}xref\n0 5\n0000000000 65535 f \n{At(1):D10} 00000 n \n{At(2):D10} 00000 n \n{At(3):D10} 00000 n \n{At(4):D10} 00000 n \n"
            + $"trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n";
        return new(Encoding.ASCII.GetBytes(start), zeros, Encoding.ASCII.GetBytes(end));
    }
}
