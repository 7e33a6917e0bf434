using System.Collections.Concurrent;

namespace SmartCaBot.Host.Health;

/// <summary>Asks every part, and writes to the log what changed since the last time: the answer itself does not say it.</summary>
internal sealed partial class HealthWatch(IEnumerable<IHealthPart> parts, ILogger<HealthWatch> logger)
{
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

    private void Note(string part, HealthProblem? problem)
    {
        if (problem is null)
        {
            if (_known.TryRemove(part, out _)) LogWell(part);
        }
        else if (!_known.TryGetValue(part, out var known) || known != problem)
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
