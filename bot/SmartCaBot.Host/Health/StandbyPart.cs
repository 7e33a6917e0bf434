using SmartCaBot.Pkcs11.Tokens;

namespace SmartCaBot.Host.Health;

/// <summary>Each of several tokens is well. One that is not is a warning as long as another signs.</summary>
internal sealed class StandbyPart(Token token) : IHealthPart
{
    public string Name => "tokens";

    public bool Essential => false;

    public bool OnlyWarns => true;

    public ValueTask<HealthProblem?> ProblemAsync(CancellationToken cancellationToken)
    {
        var ill = token.Devices.Where(device => !device.Health.IsReady).ToArray();
        return ValueTask.FromResult(ill.Length == 0 ? null : new HealthProblem(
            SigningPart.ReasonOf(ill[0].Health.Condition),
            string.Join(" ", ill.Select(device => $"{device.Label}: {device.Health.Condition}. {device.Health.Detail}".TrimEnd()))));
    }
}
