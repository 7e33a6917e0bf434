using System.Diagnostics;

namespace SmartCaBot.Benchmarks.Sign;

/// <summary>How fast signatures were made, and what each cost this process.</summary>
/// <param name="PerSecond">Signatures.</param>
/// <param name="Cpu">Processor time of one signature, microseconds, over all threads.</param>
internal readonly record struct SignRate(double PerSecond, double Cpu)
{
    public static SignRate None => new(0, double.PositiveInfinity);

    /// <param name="work">Makes signatures and says how many.</param>
    public static async Task<SignRate> MeasureAsync(Func<Task<int>> work)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        var count = await work();
        var elapsed = watch.Elapsed;
        process.Refresh();
        return new SignRate(count / elapsed.TotalSeconds, (process.TotalProcessorTime - before).TotalMicroseconds / count);
    }

    public SignRate Better(SignRate other) => new(Math.Max(PerSecond, other.PerSecond), Math.Min(Cpu, other.Cpu));

    public IEnumerable<BenchRow> Rows(string bench, string name, SignRate? baseline) =>
    [
        new BenchRow(bench, name, PerSecond, "sig/s", baseline?.PerSecond),
        new BenchRow(bench, $"{name}: processor time", Cpu, "µs/sig", baseline?.Cpu),
    ];
}
