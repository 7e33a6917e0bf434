using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Pdf;
using SmartCaBot.Signing.Validation;

namespace SmartCaBot.Signing.Tests.Pdf;

/// <summary>Damaged documents, the same ones in every run: whatever comes in, an answer comes out.</summary>
public partial class FuzzTests
{
    private static readonly int Rounds = Environment.GetEnvironmentVariable("SMARTCABOT_LONG") == "1" ? 40_000 : 1000;

    private static readonly string[] Numbers = ["0", "-1", "1", "2", "7", "64", "65536", "8388607", "2147483648", "9223372036854775807", "99999999999999999999", "1.5"];

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public async Task Nothing_escapes_from_a_damaged_document(int seed, bool xrefStream)
    {
        var random = new Random(seed);
        var pdf = xrefStream ? PdfBuilder.OnePage().WithStream() : PdfBuilder.OnePage("/AcroForm<</Fields[]>>").WithTable();
        var signed = await PdfSigning.SignAsync(await PdfSigning.SignAsync(pdf, TestSigner.An), TestSigner.Binh);
        var verifier = new PdfVerifier([TestSigner.Root], new(), TimeProvider.System);
        var signer = new PdfDocumentSigner(new());
        var valid = 0;

        for (var round = 0; round < Rounds; round++)
        {
            var damaged = Mutate(random, signed);
            var stream = new MemoryStream(damaged);
            var inspection = await signer.InspectAsync(stream, TestContext.Current.CancellationToken);
            var report = await verifier.VerifyAsync(stream, TestContext.Current.CancellationToken);
            if (inspection is DocumentInspection.Signable)
                await SignOrRefuseAsync(signer, stream);
            // A changed file is never called wholly valid; only bytes inside /Contents that no reader sees may differ.
            if (report is DocumentReport.Checked { Verdict: < Verdict.Undecided } && !SameButContents(signed, damaged))
                valid++;
        }
        Assert.Equal(0, valid);
    }

    /// <summary>A document that was found signable may still turn out not to be, but only in the way that is promised.</summary>
    private static async Task SignOrRefuseAsync(PdfDocumentSigner signer, Stream stream)
    {
        try
        {
            await signer.PrepareAsync(stream, TestSigner.An.Certificate, new(PdfSigning.SignedAt), TestContext.Current.CancellationToken);
        }
        catch (InvalidDataException)
        {
        }
    }

    private static byte[] Mutate(Random random, byte[] original)
    {
        var bytes = (byte[])original.Clone();
        switch (random.Next(5))
        {
            case 0:
                for (var i = random.Next(1, 6); i > 0; i--)
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                return bytes;
            case 1:
                return bytes[..random.Next(bytes.Length)];
            case 2:
                var from = random.Next(bytes.Length);
                var to = Math.Min(bytes.Length, from + random.Next(1, 200));
                return [.. bytes[..from], .. bytes[to..]];
            case 3:
                var at = random.Next(bytes.Length);
                var end = Math.Min(bytes.Length, at + random.Next(1, 400));
                return [.. bytes[..end], .. bytes[at..]];
            default:
                var text = Encoding.Latin1.GetString(bytes);
                var matches = Number().Matches(text);
                var match = matches[random.Next(matches.Count)];
                var number = random.Next(3) == 0 ? random.Next(bytes.Length).ToString(CultureInfo.InvariantCulture) : Numbers[random.Next(Numbers.Length)];
                return Encoding.Latin1.GetBytes(string.Concat(text.AsSpan(0, match.Index), number, text.AsSpan(match.Index + match.Length)));
        }
    }

    private static bool SameButContents(byte[] left, byte[] right) => Blank(left).AsSpan().SequenceEqual(Blank(right));

    private static byte[] Blank(byte[] pdf) =>
        Encoding.Latin1.GetBytes(Contents().Replace(Encoding.Latin1.GetString(pdf), "/Contents <>"));

    [GeneratedRegex(@"(?<![0-9A-Fa-f])-?\d{1,12}(?![0-9A-Fa-f])")]
    private static partial Regex Number();

    [GeneratedRegex("/Contents <[0-9A-Fa-f]{100,}>")]
    private static partial Regex Contents();
}
