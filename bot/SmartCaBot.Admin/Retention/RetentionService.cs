using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SmartCaBot.Storage.Retention;

namespace SmartCaBot.Admin.Retention;

/// <summary>Runs each rule once a day, on one node, and when somebody asks.</summary>
internal sealed partial class RetentionService(
    IEnumerable<IRetentionRule> rules, RetentionRuns runs, TimeProvider clock, ILogger<RetentionService> logger) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromDays(1);

    private static readonly TimeSpan Look = TimeSpan.FromMinutes(10);

    private readonly Channel<(string Rule, string Actor)> _asked = Channel.CreateBounded<(string, string)>(100);
    private readonly IRetentionRule[] _rules = [.. rules];

    public IReadOnlyList<IRetentionRule> Rules => _rules;

    /// <summary>It follows in the background. False when there is no such rule, or too many were asked for.</summary>
    public bool Ask(string rule, string actor) => Array.Exists(_rules, known => known.Name == rule) && _asked.Writer.TryWrite((rule, actor));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            foreach (var rule in _rules) await RunAsync(rule, isAsked: false, "system", stoppingToken);
            using var wait = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            var pause = Task.Delay(Look, clock, wait.Token);
            while (await Task.WhenAny(pause, _asked.Reader.WaitToReadAsync(wait.Token).AsTask()) != pause && _asked.Reader.TryRead(out var order))
                await RunAsync(Array.Find(_rules, rule => rule.Name == order.Rule)!, isAsked: true, order.Actor, stoppingToken);
            await wait.CancelAsync();
        }
    }

    private async Task RunAsync(IRetentionRule rule, bool isAsked, string actor, CancellationToken stoppingToken)
    {
        var now = clock.GetUtcNow();
        var run = new RetentionRun(rule.Name, now, isAsked, actor, null, 0, null);
        try
        {
            if (!await runs.TryBeginAsync(run, isAsked ? now : now - Interval, stoppingToken)) return;
            run = await RemoveAsync(rule, run, stoppingToken);
            await runs.EndAsync(run with { EndedAt = clock.GetUtcNow() }, stoppingToken);
            if (run.Removed > 0) LogRemoved(rule.Name, run.Removed);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The database is out of reach: the next look tries again.
            LogFailed(error, rule.Name);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; what was removed is removed, and the next start goes on.
        }
    }

    private async Task<RetentionRun> RemoveAsync(IRetentionRule rule, RetentionRun run, CancellationToken stoppingToken)
    {
        try
        {
            return run with { Removed = await rule.RunAsync(stoppingToken) };
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            LogFailed(error, rule.Name);
            return run with { Failure = error.GetType().Name };
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Retention: {Rule} removed {Count}.")]
    private partial void LogRemoved(string rule, long count);

    [LoggerMessage(2, LogLevel.Error, "Retention: {Rule} could not be run; the next run tries again.")]
    private partial void LogFailed(Exception error, string rule);
}
