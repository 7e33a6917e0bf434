using System.Diagnostics;
using System.Globalization;

namespace SmartCaBot.Benchmarks.Pdf;

/// <summary>A program that signs one file again and again, in a process of its own.</summary>
/// <param name="Name">As the table has it.</param>
/// <param name="Program">What to start.</param>
/// <param name="Arguments">Before those that all have: input, output, keys, a small document to warm up with, seconds.</param>
internal sealed record PdfContestant(string Name, string Program, IReadOnlyList<string> Arguments)
{
    public async Task<PdfFigures> RunAsync(string input, string output, string keys, string small, double seconds)
    {
        var start = new ProcessStartInfo(Program, [.. Arguments, input, output, keys, small, seconds.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{Name} ended with code {process.ExitCode}: {said}");
        return PdfFigures.Parse(said.Trim().Split('\n')[^1]);
    }
}
