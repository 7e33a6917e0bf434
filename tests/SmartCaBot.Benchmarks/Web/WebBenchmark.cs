using SmartCaBot.Benchmarks.Turn;

namespace SmartCaBot.Benchmarks.Web;

/// <summary>
/// Ten thousand people with an open stream, each asking once a minute; then as many turns as go through Direct Line; then restarts in the
/// middle. Both servers take the same requests from the same client, one after the other, on this machine.
/// </summary>
internal static class WebBenchmark
{
    private const int People = 10_000;
    private const int WarmUp = 200;
    private const int Talkers = 256;
    private const string Question = "giấy độc thân làm trên mạng được không";

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(20);

    public static async Task<int> RunAsync(BenchContext context)
    {
        var theirs = await MeasureAsync(port => WebServers.StartRelayAsync(context, port), context);
        using var data = BenchContext.Scratch();
        var ours = await MeasureAsync(port => WebServers.StartHostAsync(context, data.Path, port), context);
        var (lost, doubled, messages) = await RestartTrial.RunAsync(context);

        const string Relay = "npm botbuilder behind a minimal ws relay, nothing stored";
        BenchResults.Report(context,
        [
            new BenchRow("web", $"{Relay}: memory of a stream", theirs.Kib, "KiB", null),
            new BenchRow("web", $"{Relay}: answer, p50", theirs.P50, "ms", null),
            new BenchRow("web", $"{Relay}: answer, p99", theirs.P99, "ms", null),
            new BenchRow("web", $"{Relay}: turns", theirs.Turns, "turns/s", null),
            new BenchRow("web", $"{People} streams, each a durable conversation: memory of one", ours.Kib, "KiB", theirs.Kib),
            new BenchRow("web", $"{People} streams, an answer a minute each: p50", ours.P50, "ms", theirs.P50),
            new BenchRow("web", $"{People} streams, an answer a minute each: p99", ours.P99, "ms", theirs.P99),
            new BenchRow("web", $"Direct Line, {Talkers} people at once, durable: turns", ours.Turns, "turns/s", theirs.Turns),
            new BenchRow("web", $"SIGTERM and SIGKILL amid {messages} messages: lost", lost, "messages", null),
            new BenchRow("web", $"SIGTERM and SIGKILL amid {messages} messages: doubled", doubled, "messages", null),
        ]);
        return lost + doubled == 0 ? 0 : 1;
    }

    private static async Task<Measured> MeasureAsync(Func<int, Task<ServerProcess>> start, BenchContext context)
    {
        var port = ServerProcess.FreePort();
        await using var server = await start(port);
        using var crowd = new Crowd(server.Address);
        await crowd.GrowAsync(WarmUp, WebServers.Secret, CancellationToken.None);
        await crowd.AskOnceAsync(Settle / 4, Question, CancellationToken.None);
        var before = server.Memory();
        await crowd.GrowAsync(People, WebServers.Secret, CancellationToken.None);
        await Task.Delay(Settle);
        var memory = server.Memory() - before;
        var times = await crowd.AskOnceAsync(Minute, Question, CancellationToken.None);
        var turns = await crowd.AskOnAndOnAsync(Talkers, TimeSpan.FromSeconds(context.Seconds), Question, CancellationToken.None);
        return new Measured(memory / 1024.0 / (People - WarmUp), times[times.Length / 2], times[times.Length * 99 / 100], turns);
    }

    private sealed record Measured(double Kib, double P50, double P99, double Turns);
}
