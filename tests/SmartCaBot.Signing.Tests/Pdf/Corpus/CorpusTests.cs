using System.Collections.Concurrent;
using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Signing.Tests.Pdf.Corpus;

/// <summary>
/// More than two hundred documents of many producers and defects: each is signed so that others accept it and its bytes stand, or
/// refused with a reason. A part of them in every run, all with SMARTCABOT_LONG=1.
/// </summary>
public sealed class CorpusTests : IDisposable
{
    private const int Part = 3;

    private readonly Tool tool = new();

    [Fact]
    public async Task Every_document_is_signed_well_or_refused()
    {
        var all = Producers.All().Concat(Damages.All()).ToList();
        Assert.InRange(all.Count, 250, 1000);
        var isLong = Environment.GetEnvironmentVariable("SMARTCABOT_LONG") == "1";
        var chosen = all.Where((_, i) => isLong || i % Part == 0).ToList();
        Producers.WriteSources(tool);
        var (faults, refusals) = (new ConcurrentBag<string>(), new ConcurrentBag<string>());

        await Parallel.ForEachAsync(chosen, new ParallelOptions { MaxDegreeOfParallelism = 3 }, async (file, _) =>
        {
            var pdf = file.Make(tool);
            if (await PdfSigning.InspectAsync(pdf) is DocumentInspection.Refused refused)
            {
                refusals.Add($"{file.Name}: {refused}");
                if (file.Fate == Fate.Signed || refused.Detail is null)
                    faults.Add($"{file.Name} is refused: {refused}");
                return;
            }
            if (file.Fate == Fate.Refused)
                faults.Add($"{file.Name} is not refused");
            var signed = await PdfSigning.SignAsync(pdf, TestSigner.Binh);
            if (!signed.AsSpan().StartsWith(pdf))
                faults.Add($"{file.Name}: its bytes are not those that were");
            if (Objection(signed) is { } objection)
                faults.Add($"{file.Name}: {objection}");
        });

        TestContext.Current.TestOutputHelper!.WriteLine($"{chosen.Count} documents, {refusals.Count} refused:\n{string.Join('\n', refusals.Order())}");
        Assert.True(faults.IsEmpty, string.Join('\n', faults.Order()));
        Assert.InRange(refusals.Count, 1, chosen.Count / 3);
    }

    public void Dispose() => tool.Dispose();

    /// <summary>What pdfsig, qpdf or mutool have against a signed file.</summary>
    private string? Objection(byte[] signed)
    {
        var name = tool.File($"{Guid.NewGuid():N}.pdf", signed);
        var (_, pdfsig) = tool.Run("pdfsig", "-nocert", name);
        if (!pdfsig.Contains("Signature Validation: Signature is Valid.", StringComparison.Ordinal) || !pdfsig.Contains("Total document signed", StringComparison.Ordinal))
            return pdfsig;
        var (code, qpdf) = tool.Run("qpdf", "--check", name);
        if (code != 0)
            return qpdf;
        var (_, mutool) = tool.Run("mutool", "sign", "-v", name);
        return mutool.Contains("unchanged since signing", StringComparison.Ordinal) && !mutool.Contains("repair", StringComparison.Ordinal) ? null : mutool;
    }
}
