using System.Text;
using System.Text.RegularExpressions;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Pdf;
using SmartCaBot.Signing.Tests.Pdf;
using SmartCaBot.Signing.Validation;
using SmartCaBot.TestKit.Fuzzing;

namespace SmartCaBot.Signing.Tests.Fuzzing;

/// <summary>Damaged documents: whatever comes in, an answer comes out.</summary>
public partial class PdfFuzzTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Nothing_escapes_from_a_damaged_document()
    {
        var (samples, unharmed) = (new List<byte[]>(), new List<byte[]>());
        foreach (var pdf in new[] { PdfBuilder.OnePage("/AcroForm<</Fields[]>>").WithTable(), PdfBuilder.OnePage().WithStream() })
        {
            var once = await PdfSigning.SignAsync(pdf, TestSigner.An);
            samples.Add(await PdfSigning.SignAsync(once, TestSigner.Binh));
            // Cut off where the second signature begins it is what the first signer signed.
            unharmed.AddRange([once, samples[^1]]);
        }

        var verifier = new PdfVerifier([TestSigner.Root], new(), TimeProvider.System);
        var signer = new PdfDocumentSigner(new());

        await Fuzzer.RunAsync(output.WriteLine, samples, Damage.MakeText, async damaged =>
        {
            var stream = new MemoryStream(damaged);
            var inspection = await signer.InspectAsync(stream, TestContext.Current.CancellationToken);
            var report = await verifier.VerifyAsync(stream, TestContext.Current.CancellationToken);
            // A document that was found signable may still turn out not to be, but only in the way that is promised.
            if (inspection is DocumentInspection.Signable)
                await signer.PrepareAsync(stream, TestSigner.An.Certificate, new(PdfSigning.SignedAt), TestContext.Current.CancellationToken);
            // A changed file is never called wholly valid; only bytes inside /Contents that no reader sees may differ.
            if (report is DocumentReport.Checked { Verdict: < Verdict.Undecided })
                Assert.Contains(unharmed, signed => SameButContents(signed, damaged));
        });
    }

    private static bool SameButContents(byte[] left, byte[] right) => Blank(left).AsSpan().SequenceEqual(Blank(right));

    private static byte[] Blank(byte[] pdf) =>
        Encoding.Latin1.GetBytes(Contents().Replace(Encoding.Latin1.GetString(pdf), "/Contents <>"));

    // White space is nothing in a hexadecimal string (ISO 32000-2, 7.3.4.3), and NUL is white space.
    [GeneratedRegex("/Contents <[0-9A-Fa-f\\0\\t\\n\\f\\r ]{100,}>")]
    private static partial Regex Contents();
}
