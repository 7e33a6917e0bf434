using System.Globalization;

namespace SmartCaBot.Benchmarks;

/// <summary>Where things are and how long to measure; set by the <c>bench</c> script.</summary>
/// <param name="Root">The checkout.</param>
/// <param name="Seconds">Measured time of each case, after a warm-up.</param>
internal sealed record BenchContext(string Root, int Seconds)
{
    public static BenchContext FromEnvironment() => new(
        Environment.GetEnvironmentVariable("BENCH_ROOT") ?? Directory.GetCurrentDirectory(),
        int.Parse(Environment.GetEnvironmentVariable("BENCH_SECONDS") ?? "8", CultureInfo.InvariantCulture));

    /// <summary>A scratch folder that goes away with the returned value.</summary>
    public static ScratchFolder Scratch() => new(Directory.CreateTempSubdirectory("smartcabot-bench").FullName);
}

internal sealed record ScratchFolder(string Path) : IDisposable
{
    public void Dispose()
    {
        if (Directory.Exists(Path)) Directory.Delete(Path, recursive: true);
    }
}
