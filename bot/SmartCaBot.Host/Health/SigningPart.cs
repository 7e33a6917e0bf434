using SmartCaBot.Host.Setup;
using SmartCaBot.Pkcs11.Tokens;
using SmartCaBot.Signing;

namespace SmartCaBot.Host.Health;

/// <summary>The token can sign. The bot serves without it: everything but signing and activation goes on.</summary>
internal sealed class SigningPart(SigningSetup setup, SigningCore core, Token token) : IHealthPart
{
    public string Name => "signing";

    public bool Essential => false;

    public async ValueTask<HealthProblem?> ProblemAsync(CancellationToken cancellationToken)
    {
        if (setup.IsUnderWay)
            return new HealthProblem(HealthReason.SettingUp, "The keys and authorities of a new installation are being made.");
        var unfinished = await setup.EnsureAsync(cancellationToken);
        var health = await token.CheckAsync(cancellationToken);
        if (!health.IsReady) return new HealthProblem(ReasonOf(health.Condition), unfinished ?? $"{health.Condition}. {health.Detail}".TrimEnd());
        if (unfinished is not null) return new HealthProblem(HealthReason.KeysMissing, unfinished);
        try
        {
            return await core.MissingKeysAsync(cancellationToken) is { Count: > 0 } missing
                ? new HealthProblem(HealthReason.KeysMissing, $"The token holds nothing labelled {string.Join(", ", missing)}.")
                : Lacking();
        }
        catch (TokenUnavailableException gone)
        {
            return new HealthProblem(ReasonOf(gone.Health.Condition), gone.Message);
        }
    }

    public static HealthReason ReasonOf(TokenCondition condition) => condition switch
    {
        TokenCondition.LibraryMissing => HealthReason.LibraryMissing,
        TokenCondition.TokenMissing => HealthReason.TokenMissing,
        TokenCondition.Exchanged => HealthReason.TokenExchanged,
        TokenCondition.PinMissing => HealthReason.PinMissing,
        TokenCondition.PinRejected => HealthReason.PinRejected,
        TokenCondition.PinLocked => HealthReason.PinLocked,
        _ => HealthReason.TokenFailing,
    };

    private HealthProblem? Lacking()
    {
        var lacks = token.Devices.SelectMany(device => device.Capabilities?.Lacks ?? []).Distinct().ToArray();
        return lacks.Length == 0 ? null : new HealthProblem(HealthReason.TokenCannot, $"The token cannot do what is needed: {string.Join("; ", lacks)}.");
    }
}
