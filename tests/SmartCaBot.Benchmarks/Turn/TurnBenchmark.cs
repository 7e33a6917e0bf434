using System.Globalization;

namespace SmartCaBot.Benchmarks.Turn;

/// <summary>
/// Turns per second over HTTP: our host (each turn on disk before it is answered) beside a bare Kestrel JSON echo (stores nothing)
/// and the npm botbuilder waterfall bot (state in memory). All on this machine, under the same load, one after another.
/// </summary>
internal static class TurnBenchmark
{
    public static async Task<int> RunAsync(BenchContext context)
    {
        var folder = Path.Combine(context.Root, "tests", "SmartCaBot.Benchmarks");
        var script = Path.Combine(folder, "Turn", "activities.lua");

        var echo = await MeasureAsync("dotnet", port => [typeof(TurnBenchmark).Assembly.Location, "echo", port], null);
        var waterfall = await MeasureAsync("node", port => [Path.Combine(folder, "botbuilder", "bot.js"), port], null);
        using var data = BenchContext.Scratch();
        var ours = await MeasureAsync("dotnet", _ => [HostDll(context)], port => new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}",
            ["SmartCaBot__Data__Directory"] = data.Path,
            ["SmartCaBot__Connector__AllowAnonymous"] = "true",
            ["Logging__LogLevel__Default"] = "Warning",
        });

        BenchResults.Report(context,
        [
            new BenchRow("turn", "Kestrel JSON echo, nothing stored", echo, "req/s", null),
            new BenchRow("turn", "npm botbuilder waterfall, state in memory", waterfall, "turns/s", null),
            new BenchRow("turn", "SmartCaBot, durable, beside Kestrel", ours, "turns/s", echo),
            new BenchRow("turn", "SmartCaBot, durable, beside botbuilder", ours, "turns/s", waterfall),
        ]);
        return 0;

        async Task<double> MeasureAsync(
            string file, Func<string, IEnumerable<string>> arguments, Func<int, Dictionary<string, string>>? environment)
        {
            var port = ServerProcess.FreePort();
            await using var server = await ServerProcess.StartAsync(
                file, arguments(port.ToString(CultureInfo.InvariantCulture)), port, environment?.Invoke(port));
            return await LoadGenerator.MeasureAsync(server.Address, context.Seconds, script);
        }
    }

    internal static string HostDll(BenchContext context) => Path.Combine(
        context.Root, "bot", "SmartCaBot.Host", "bin", "Release", "net10.0", "smartcabot.dll");
}
