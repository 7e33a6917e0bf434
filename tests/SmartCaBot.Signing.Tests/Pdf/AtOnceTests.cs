using System.Security.Cryptography;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Pdf;
using SmartCaBot.Signing.Tests.Support;
using SmartCaBot.Signing.Tests.Validation;
using SmartCaBot.Signing.Validation;

namespace SmartCaBot.Signing.Tests.Pdf;

/// <summary>Signing where the key answers at once.</summary>
public class AtOnceTests
{
    /// <summary>Structure that may be read besides.</summary>
    private const long Parsed = 256 << 10;

    private static readonly PdfDocumentSigner Signer = new(new PdfOptions());

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Others_accept_what_was_signed_in_one_step()
    {
        var pdf = PdfBuilder.OnePage().WithTable();
        foreach (var person in new[] { TestSigner.An, TestSigner.Binh })
        {
            var output = new MemoryStream();
            await SignAsync(new MemoryStream(pdf), person, digest => person.Sign(digest), output);

            Assert.True(output.ToArray().AsSpan().StartsWith(pdf));
            await OtherVerifiers.AcceptAsync(output.ToArray());
            Assert.Equal(Verdict.Valid, (await Verify.OneAsync(output.ToArray())).Verdict);
        }
    }

    [Fact]
    public async Task The_document_is_read_once()
    {
        using var document = Large();

        await SignAsync(document, TestSigner.An, TestSigner.An.Sign, new MemoryStream());

        Assert.InRange(document.BytesRead, document.Length, document.Length + Parsed);
    }

    [Fact]
    public async Task Each_step_of_an_interrupted_signature_reads_it_once()
    {
        using var document = Large();

        var ready = Assert.IsType<DocumentPreparation.Ready>(
            await Signer.PrepareAsync(document, TestSigner.An.Certificate, new(PdfSigning.SignedAt), Cancel));

        Assert.InRange(document.BytesRead, document.Length, document.Length + Parsed);
        Assert.Equal(SHA256.HashData(document.ToArray()), ready.Sha256);
        var before = document.BytesRead;
        await Signer.FinishAsync(document, ready.Document, TestSigner.An.Sign(ready.Document.DigestToSign), new MemoryStream(), Cancel);
        Assert.Equal(document.Length, document.BytesRead - before);
    }

    [Fact]
    public async Task A_value_of_another_key_is_not_written()
    {
        var pdf = PdfBuilder.OnePage().WithTable();
        var output = new MemoryStream();

        await Assert.ThrowsAsync<CryptographicException>(() => SignAsync(new MemoryStream(pdf), TestSigner.An, TestSigner.Chi.Sign, output));

        Assert.Equal(-1, output.ToArray().AsSpan().IndexOf("/ByteRange"u8));
    }

    [Fact]
    public async Task A_document_that_cannot_be_signed_asks_no_key_and_writes_nothing()
    {
        var builder = PdfBuilder.OnePage();
        builder.TrailerExtra = "/Encrypt 5 0 R";
        var output = new MemoryStream();

        var refused = await SignAsync(new MemoryStream(builder.WithTable()), TestSigner.An, _ => throw new InvalidOperationException("asked"), output);

        Assert.Equal((DocumentRefusal.Encrypted, 0), (refused!.Reason, output.Length));
    }

    private static CountingStream Large()
    {
        const int length = 8 << 20;
        var builder = PdfBuilder.OnePage();
        builder.Raw(6, $"<</Length {length}>>stream\n", new byte[length], "\nendstream");
        return new(builder.WithTable());
    }

    private static Task<DocumentInspection.Refused?> SignAsync(Stream document, TestSigner person, Func<byte[], byte[]?> key, Stream output) => Signer.SignAsync(
        document, person.Certificate, new SignatureParameters(PdfSigning.SignedAt), (ready, _) => ValueTask.FromResult(key(ready.Document.DigestToSign)), output,
        Cancel).AsTask();
}
