using System.Collections.Concurrent;
using SmartCaBot.Admin.Upkeep;

namespace SmartCaBot.Host.Health;

/// <summary>Asks every part, and writes to the log what changed since the last time: the answer itself does not say it.</summary>
internal sealed partial class HealthWatch(IEnumerable<IHealthPart> parts, TimeProvider clock, ILogger<HealthWatch> logger) : IPlatformHealth
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _since = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, HealthProblem> _known = new(StringComparer.Ordinal);

    public async Task<HealthReport> AskAsync(CancellationToken cancellationToken)
    {
        var status = "ok";
        var report = new Dictionary<string, PartReport>();
        foreach (var part in parts)
        {
            var problem = await part.ProblemAsync(cancellationToken);
            Note(part.Name, problem);
            report[part.Name] = new PartReport(problem is null ? "ok" : part.OnlyWarns ? "warning" : "unavailable", problem?.Reason);
            if (problem is not null && !part.OnlyWarns) status = part.Essential || status == "unavailable" ? "unavailable" : "degraded";
        }

        return new HealthReport(status, report);
    }

    /// <summary>The same for operators: with the details, and since when.</summary>
    async Task<IReadOnlyList<PlatformPart>> IPlatformHealth.AskAsync(CancellationToken cancellationToken)
    {
        var seen = new List<PlatformPart>();
        foreach (var part in parts)
        {
            var problem = await part.ProblemAsync(cancellationToken);
            Note(part.Name, problem);
            seen.Add(problem is null
                ? new PlatformPart(part.Name, PlatformState.Well)
                : new PlatformPart(
                    part.Name, part.OnlyWarns ? PlatformState.Warning : PlatformState.Failing, problem.Reason.ToString(), problem.Detail,
                    _since.TryGetValue(part.Name, out var since) ? since : null));
        }

        return seen;
    }

    private void Note(string part, HealthProblem? problem)
    {
        if (problem is null)
        {
            _since.TryRemove(part, out _);
            if (_known.TryRemove(part, out _)) LogWell(part);
            return;
        }
        _since.TryAdd(part, clock.GetUtcNow());
        if (!_known.TryGetValue(part, out var known) || known != problem)
        {
            _known[part] = problem;
            LogProblem(part, problem.Reason, problem.Detail);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Readiness: {Part} is not well ({Reason}). {Detail}")]
    private partial void LogProblem(string part, HealthReason reason, string detail);

    [LoggerMessage(2, LogLevel.Information, "Readiness: {Part} is well again.")]
    private partial void LogWell(string part);
}
