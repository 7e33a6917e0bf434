using SmartCaBot.Conversations.Storing;
using SmartCaBot.Host.Configuration;
using SmartCaBot.Host.Delivery;
using SmartCaBot.Host.Setup;
using SmartCaBot.Pkcs11.Tokens;

namespace SmartCaBot.Host.Health;

/// <summary>The database answers.</summary>
internal sealed class DatabasePart(IConversationStore store) : IHealthPart
{
    public string Name => "database";

    public bool Essential => true;

    public async ValueTask<HealthProblem?> ProblemAsync(CancellationToken cancellationToken)
    {
        try
        {
            await store.LoadAsync("health", cancellationToken);
            return null;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return new HealthProblem(HealthReason.Unreachable, $"{error.GetType().Name}: {error.Message}");
        }
    }
}

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

/// <summary>There is a way to send codes.</summary>
internal sealed class DeliveryPart(DeliveryWays ways) : IHealthPart
{
    public string Name => "messages";

    public bool Essential => false;

    public ValueTask<HealthProblem?> ProblemAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(ways.Any ? null : new HealthProblem(HealthReason.NotConfigured, "Neither SMS nor e-mail is configured."));
}

/// <summary>There is room for files. Below the floor they are refused, and talking goes on.</summary>
internal sealed class DiskPart(IFileStore files, WebOptions options) : IHealthPart
{
    private const long Mebibyte = 1024 * 1024;

    public string Name => "disk";

    public bool Essential => false;

    public bool OnlyWarns => true;

    public ValueTask<HealthProblem?> ProblemAsync(CancellationToken cancellationToken)
    {
        var free = files.FreeBytes;
        return ValueTask.FromResult(free >= options.MinFreeBytes ? null : new HealthProblem(
            HealthReason.DiskLow, $"{free / Mebibyte} MiB are free where files are stored; below {options.MinFreeBytes / Mebibyte} MiB no file is taken."));
    }
}
