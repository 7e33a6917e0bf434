using System.Globalization;

namespace SmartCaBot.Benchmarks.Pdf;

/// <summary>
/// Signed documents per second (PAdES B-B, RSA-2048, one after another, from a file to a file) and peak memory: ours beside iText 5 and PDFBox
/// in append mode, npm @signpdf, and the floor: read, SHA-256, one RSA signature, write. All use the same key in memory. Each measurement is
/// a process of its own, warmed up; they take turns, and the better round of each counts.
/// </summary>
internal static class PdfBenchmark
{
    private const int Rounds = 2;

    private static readonly (string Name, int Bytes, int Pages)[] Sizes = [("50 KB", 50_000, 4), ("2 MB", 2_000_000, 20), ("100 MB", 100_000_000, 200)];

    public static async Task<int> RunAsync(BenchContext context)
    {
        using var folder = new ScratchFolder(Directory.CreateDirectory(ScratchPath()).FullName);
        var (keys, output) = (Path.Combine(folder.Path, "keys.p12"), Path.Combine(folder.Path, "signed.pdf"));
        var small = Path.Combine(folder.Path, "small.pdf");
        PdfKeys.Write(keys);
        PdfSample.Write(small, Sizes[0].Bytes, Sizes[0].Pages);
        var seconds = Math.Max(1, context.Seconds / 4d);
        var rows = new List<BenchRow>();
        var first = PdfFigures.None;
        foreach (var (size, bytes, pages) in Sizes)
        {
            var input = Path.Combine(folder.Path, "document.pdf");
            PdfSample.Write(input, bytes, pages);
            var found = Contestants(context).ToDictionary(contestant => contestant, _ => PdfFigures.None);
            for (var round = 0; round < Rounds; round++)
            {
                foreach (var contestant in found.Keys)
                {
                    found[contestant] = found[contestant].Better(await contestant.RunAsync(input, output, keys, small, seconds));
                    File.Delete(output);
                }
            }

            var figures = found.ToDictionary(f => f.Key.Name, f => f.Value);
            first = rows.Count == 0 ? figures[Ours] : first;
            rows.AddRange(Rows(size, figures, first.Memory));
        }

        BenchResults.Report(context, rows);
        return 0;
    }

    private static BenchRow[] Rows(string size, Dictionary<string, PdfFigures> found, double memoryOfSmallest)
    {
        var (floor, ours) = (found[Floor], found[Ours]);
        return
        [
            new("pdf", $"{size}: {Floor}", floor.PerSecond, "docs/s", null),
            new("pdf", $"{size}: {Ours}, beside the floor", ours.PerSecond, "docs/s", floor.PerSecond),
            new("pdf", $"{size}: {Interrupted}, beside the floor", found[Interrupted].PerSecond, "docs/s", floor.PerSecond),
            .. found.Where(peer => peer.Key is not (Floor or Ours or Interrupted))
                .Select(peer => new BenchRow("pdf", $"{size}: {Ours}, beside {peer.Key}", ours.PerSecond, "docs/s", peer.Value.PerSecond)),
            new("pdf", $"{size}: {Ours}: processor time, beside the floor", ours.Cpu, "ms/doc", floor.Cpu),
            new("pdf", $"{size}: {Ours}: peak memory, beside 50 KB", ours.Memory, "MB", memoryOfSmallest),
            .. found.Where(other => other.Key != Ours).Select(other => new BenchRow("pdf", $"{size}: {other.Key}: peak memory", other.Value.Memory, "MB", null)),
        ];
    }

    private const string Floor = "floor";
    private const string Ours = "SmartCaBot";
    private const string Interrupted = "SmartCaBot, prepared and finished apart";

    private static PdfContestant[] Contestants(BenchContext context)
    {
        var folder = Path.Combine(context.Root, "tests", "SmartCaBot.Benchmarks");
        var self = typeof(PdfBenchmark).Assembly.Location;
        var classes = Environment.GetEnvironmentVariable("BENCH_JAVA_CLASSES") ?? throw new InvalidOperationException("Run by the bench script.");
        return
        [
            new(Floor, "dotnet", [self, "pdf-loop", "floor"]),
            new(Ours, "dotnet", [self, "pdf-loop", "ours"]),
            new(Interrupted, "dotnet", [self, "pdf-loop", "interrupted"]),
            new("iText 5", "java", ["-cp", classes, "SignLoop", "itext"]),
            new("PDFBox 2", "java", ["-cp", classes, "SignLoop", "pdfbox"]),
            new("npm @signpdf", "node", [Path.Combine(folder, "signpdf", "sign.js")]),
        ];
    }

    /// <summary>In memory where there is some for files: what a disk does at the same time is not what is measured.</summary>
    private static string ScratchPath() => Path.Combine(
        Directory.Exists("/dev/shm") && new DriveInfo("/dev/shm").AvailableFreeSpace > 1L << 30 ? "/dev/shm" : Path.GetTempPath(),
        string.Create(CultureInfo.InvariantCulture, $"smartcabot-bench-{Environment.ProcessId}"));
}
