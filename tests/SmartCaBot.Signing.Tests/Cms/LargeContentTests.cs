using SmartCaBot.Signing.Cms;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Tests.Pdf;
using SmartCaBot.Signing.Tests.Support;
using SmartCaBot.Signing.Validation;

namespace SmartCaBot.Signing.Tests.Cms;

public class LargeContentTests
{
    [Fact]
    public async Task Three_hundred_megabytes_inside_a_signature_take_no_more_memory_than_a_letter()
    {
        var token = TestContext.Current.CancellationToken;
        var options = new CmsOptions { MaxBytes = long.MaxValue };
        var signer = new CmsDocumentSigner(DocumentFormat.CmsAttached, options);
        const long zeros = 300L << 20;
        using var document = new SparseStream("đầu"u8.ToArray(), zeros, "cuối"u8.ToArray());

        var before = GC.GetAllocatedBytesForCurrentThread();
        var prepared = await signer.ReadyAsync(document, TestSigner.An.Certificate, new(CmsSigning.SignedAt), token);
        var output = new EdgesStream(4096, zeros);
        await signer.FinishAsync(document, prepared, TestSigner.An.Sign(prepared.DigestToSign), output, token);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.InRange(allocated, 0, 1 << 20);
        using var signed = output.Written();
        Assert.InRange(signed.Length - document.Length, 1000, 10_000);
        var report = await new CmsVerifier([TestSigner.Root], options, TimeProvider.System).VerifyAsync(signed, null, token);
        Assert.Equal(Verdict.Valid, Assert.IsType<DocumentReport.Checked>(report).Verdict);
    }
}
