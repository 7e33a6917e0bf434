using System.Globalization;
using SmartCaBot.Benchmarks.Turn;

namespace SmartCaBot.Benchmarks.Web;

/// <summary>The two servers that are compared.</summary>
internal static class WebServers
{
    public const string Secret = "only-this-benchmark-knows-this-secret";

    /// <summary>As in production but for the stand-in for SMS: SQLite, every turn on disk before it is answered.</summary>
    public static Task<ServerProcess> StartHostAsync(BenchContext context, string data, int port) => ServerProcess.StartAsync(
        "dotnet", [TurnBenchmark.HostDll(context)], port, new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}",
            ["SmartCaBot__Data__Directory"] = data,
            ["SmartCaBot__Web__DirectLineSecrets__0"] = Secret,
            ["Logging__LogLevel__Default"] = "Warning",
        });

    public static Task<ServerProcess> StartRelayAsync(BenchContext context, int port) => ServerProcess.StartAsync(
        "node",
        [
            Path.Combine(context.Root, "tests", "SmartCaBot.Benchmarks", "botbuilder", "relay.js"), port.ToString(CultureInfo.InvariantCulture),
        ],
        port);
}
