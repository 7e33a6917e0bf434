using SmartCaBot.Host.Setup;
using SmartCaBot.Pkcs11.Tokens;

namespace SmartCaBot.Host.Health;

/// <summary>The token can sign. The bot serves without it: everything but signing and activation goes on.</summary>
internal sealed class SigningPart(SigningSetup setup, Token token) : IHealthPart
{
    public string Name => "signing";

    public bool Essential => false;

    public async ValueTask<HealthProblem?> ProblemAsync(CancellationToken cancellationToken)
    {
        var unfinished = await setup.EnsureAsync(cancellationToken);
        var health = await token.CheckAsync(cancellationToken);
        if (!health.IsReady) return new HealthProblem(ReasonOf(health.Condition), unfinished ?? $"{health.Condition}. {health.Detail}".TrimEnd());
        return unfinished is null ? null : new HealthProblem(HealthReason.KeysMissing, unfinished);
    }

    private static HealthReason ReasonOf(TokenCondition condition) => condition switch
    {
        TokenCondition.LibraryMissing => HealthReason.LibraryMissing,
        TokenCondition.TokenMissing => HealthReason.TokenMissing,
        TokenCondition.PinMissing => HealthReason.PinMissing,
        TokenCondition.PinRejected => HealthReason.PinRejected,
        TokenCondition.PinLocked => HealthReason.PinLocked,
        _ => HealthReason.TokenFailing,
    };
}
