using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Host.Linking;
using SmartCaBot.TestKit;

namespace SmartCaBot.Host.Tests.Linking;

public sealed class LinkTriesTests : IDisposable
{
    private readonly ServiceProvider _metrics = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly ManualClock _clock = new();
    private readonly WarningCount _log = new();

    public void Dispose() => _metrics.Dispose();

    [Fact]
    public void The_operator_hears_once_in_ten_minutes_of_many_wrong_codes_and_never_of_right_ones()
    {
        var tries = new LinkMetrics(_metrics.GetRequiredService<IMeterFactory>(), _clock, _log);

        Enter(tries, LinkOutcome.Linked, LinkMetrics.Suspicious);
        Enter(tries, LinkOutcome.Unknown, LinkMetrics.Suspicious - 1);
        Assert.Equal(0, _log.Warnings);
        Enter(tries, LinkOutcome.Unknown, LinkMetrics.Suspicious);
        Assert.Equal(1, _log.Warnings);
        _clock.Advance(LinkMetrics.Window);
        Enter(tries, LinkOutcome.TooMany, LinkMetrics.Suspicious);
        Assert.Equal(2, _log.Warnings);
    }

    private static void Enter(LinkMetrics tries, LinkOutcome outcome, int times)
    {
        for (var i = 0; i < times; i++) tries.Entered(outcome);
    }

    private sealed class WarningCount : ILogger<LinkMetrics>
    {
        public int Warnings { get; private set; }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel == LogLevel.Warning) Warnings++;
        }
    }
}
