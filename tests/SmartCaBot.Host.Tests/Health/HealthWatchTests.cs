using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SmartCaBot.Host.Health;

namespace SmartCaBot.Host.Tests.Health;

public sealed class HealthWatchTests
{
    [Fact]
    public async Task The_answer_names_a_reason_and_never_the_detail()
    {
        var part = new Part { Problem = new HealthProblem(HealthReason.TokenMissing, "/srv/secret/path: CKR_TOKEN_NOT_PRESENT") };
        var watch = new HealthWatch([part], TimeProvider.System, NullLogger<HealthWatch>.Instance);

        var answer = JsonSerializer.Serialize(await watch.AskAsync(TestContext.Current.CancellationToken), HealthJson.Default.HealthReport);

        Assert.Equal("""{"status":"degraded","parts":{"signing":{"status":"unavailable","reason":"tokenMissing"}}}""", answer);
    }

    [Theory]
    [InlineData(false, false, "ok")]
    [InlineData(true, false, "degraded")]
    [InlineData(true, true, "unavailable")]
    public async Task Only_an_essential_part_makes_the_whole_unavailable(bool fails, bool essential, string status)
    {
        var part = new Part { Essential = essential, Problem = fails ? new HealthProblem(HealthReason.Unreachable, "") : null };

        var report = await new HealthWatch([new Part(), part with { Name = "other" }], TimeProvider.System, NullLogger<HealthWatch>.Instance).AskAsync(TestContext.Current.CancellationToken);

        Assert.Equal(status, report.Status);
    }

    [Fact]
    public async Task The_log_says_each_problem_once_also_a_second_one_under_the_same_reason()
    {
        var part = new Part { Name = "zalo" };
        var log = new Lines();
        var watch = new HealthWatch([part], TimeProvider.System, log);

        foreach (var detail in new[] { "error -216", "error -216", "error -221", null, "error -221" })
        {
            part.Problem = detail is null ? null : new HealthProblem(HealthReason.ZaloFailing, detail);
            await watch.AskAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(
            [
                "Readiness: zalo is not well (ZaloFailing). error -216",
                "Readiness: zalo is not well (ZaloFailing). error -221",
                "Readiness: zalo is well again.",
                "Readiness: zalo is not well (ZaloFailing). error -221",
            ], log);
    }

    private sealed class Lines : List<string>, ILogger<HealthWatch>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Add(formatter(state, exception));
    }

    private sealed record Part : IHealthPart
    {
        public string Name { get; init; } = "signing";

        public bool Essential { get; init; }

        public HealthProblem? Problem { get; set; }

        public ValueTask<HealthProblem?> ProblemAsync(CancellationToken cancellationToken) => new(Problem);
    }
}
