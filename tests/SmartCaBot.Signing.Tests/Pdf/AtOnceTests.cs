using System.Security.Cryptography;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Pdf;
using SmartCaBot.Signing.Tests.Validation;
using SmartCaBot.Signing.Validation;

namespace SmartCaBot.Signing.Tests.Pdf;

/// <summary>Signing where the key answers at once.</summary>
public class AtOnceTests
{
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
        const int length = 8 << 20;
        var builder = PdfBuilder.OnePage();
        builder.Raw(6, $"<</Length {length}>>stream\n", new byte[length], "\nendstream");
        using var document = new CountingStream(builder.WithTable());

        await SignAsync(document, TestSigner.An, TestSigner.An.Sign, new MemoryStream());

        Assert.InRange(document.BytesRead, document.Length, document.Length + (256 << 10));
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

        await Assert.ThrowsAsync<InvalidDataException>(
            () => SignAsync(new MemoryStream(builder.WithTable()), TestSigner.An, _ => throw new InvalidOperationException("asked"), output));

        Assert.Equal(0, output.Length);
    }

    private static Task SignAsync(Stream document, TestSigner person, Func<byte[], byte[]> key, Stream output) => Signer.SignAsync(
        document, person.Certificate, new SignatureParameters(PdfSigning.SignedAt), (digest, _) => ValueTask.FromResult(key(digest)), output, Cancel).AsTask();

    /// <summary>Its asynchronous reads come here too.</summary>
    private sealed class CountingStream(byte[] content) : MemoryStream(content)
    {
        public long BytesRead { get; private set; }

        public override int Read(Span<byte> buffer) => Count(base.Read(buffer));

        public override int Read(byte[] buffer, int offset, int count) => Count(base.Read(buffer, offset, count));

        private int Count(int read)
        {
            BytesRead += read;
            return read;
        }
    }
}
