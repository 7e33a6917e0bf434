using SmartCaBot.Host.Delivery;

namespace SmartCaBot.Host.Health;

/// <summary>There is a way to send codes.</summary>
internal sealed class DeliveryPart(DeliveryWays ways) : IHealthPart
{
    public string Name => "messages";

    public bool Essential => false;

    public ValueTask<HealthProblem?> ProblemAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(ways.Any ? null : new HealthProblem(HealthReason.NotConfigured, "Neither SMS nor e-mail is configured."));
}
