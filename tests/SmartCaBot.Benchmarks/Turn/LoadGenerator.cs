using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace SmartCaBot.Benchmarks.Turn;

/// <summary>wrk, with a script that posts activities of many conversations. The same load for every server.</summary>
internal static partial class LoadGenerator
{
    private const int Connections = 64;
    private const int WarmUps = 3;

    /// <returns>Answered requests per second.</returns>
    public static async Task<double> MeasureAsync(Uri server, int seconds, string script)
    {
        // A server runs for weeks: what is measured is how it runs then, not how its code is compiled. Both .NET and V8 compile what
        // is hot again and again for some twenty seconds.
        for (var round = 0; round < WarmUps; round++) await RunAsync(server, seconds, script);
        return await RunAsync(server, seconds, script);
    }

    private static async Task<double> RunAsync(Uri server, int seconds, string script)
    {
        var start = new ProcessStartInfo("wrk", ["-t1", "--timeout", "30s", $"-c{Connections}", $"-d{seconds}s", "-s", script, new Uri(server, "/api/messages").ToString()])
        {
            RedirectStandardOutput = true,
        };
        // A new run prefix, so that no activity id repeats between runs: a repeated one would be answered without a turn.
        start.Environment["BENCH_RUN"] = Guid.NewGuid().ToString("N");
        using var wrk = Process.Start(start)!;
        var output = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        if (Refused().IsMatch(output)) throw new InvalidOperationException($"{server} refused requests:\n{output}");
        return double.Parse(Rate().Match(output).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex Rate();

    [GeneratedRegex("Non-2xx|Socket errors")]
    private static partial Regex Refused();
}
