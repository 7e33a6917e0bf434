using SmartCaBot.Host.Health;

namespace SmartCaBot.Host.Gateway;

/// <summary>Whether the gateway answers, as the calls of citizens find it: nothing is called for health's sake.</summary>
internal sealed class GatewayHealth(TimeProvider clock)
{
    private const int Few = 3;

    // Nobody may have called since.
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private int _failures;
    private string _why = "";
    private DateTimeOffset _lastFailure;

    /// <summary>Null when it answers, as far as is known.</summary>
    public string? Problem
    {
        get
        {
            lock (_gate) return _failures >= Few && clock.GetUtcNow() - _lastFailure < Memory ? _why : null;
        }
    }

    public void Answered()
    {
        lock (_gate) _failures = 0;
    }

    public void Failed(string why)
    {
        lock (_gate) (_failures, _why, _lastFailure) = (_failures + 1, why, clock.GetUtcNow());
    }
}

/// <summary>VNPT's gateway answers. Without it nobody signs; the rest goes on.</summary>
internal sealed class GatewayPart(GatewayHealth health) : IHealthPart
{
    public string Name => "gateway";

    public bool Essential => false;

    public ValueTask<HealthProblem?> ProblemAsync(CancellationToken cancellationToken) => ValueTask.FromResult(
        health.Problem is { } why ? new HealthProblem(HealthReason.GatewayFailing, $"The SmartCA gateway does not answer: {why}.") : null);
}
