using SmartCaBot.Conversations.Storing;
using SmartCaBot.Host.Delivery;
using SmartCaBot.Host.Setup;
using SmartCaBot.Pkcs11.Tokens;

namespace SmartCaBot.Host.Health;

/// <summary>The database answers.</summary>
internal sealed class DatabasePart(IConversationStore store) : IHealthPart
{
    public string Name => "database";

    public bool Essential => true;

    public async ValueTask<string?> ProblemAsync(CancellationToken cancellationToken)
    {
        try
        {
            await store.LoadAsync("health", cancellationToken);
            return null;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return error.GetType().Name;
        }
    }
}

/// <summary>The token can sign. The bot serves without it: everything but signing and activation goes on.</summary>
internal sealed class SigningPart(SigningSetup setup, Token token) : IHealthPart
{
    public string Name => "signing";

    public bool Essential => false;

    public async ValueTask<string?> ProblemAsync(CancellationToken cancellationToken)
    {
        if (await setup.EnsureAsync(cancellationToken) is { } problem) return problem;
        var health = await token.CheckAsync(cancellationToken);
        return health.IsReady ? null : $"{health.Condition}. {health.Detail}".TrimEnd();
    }
}

/// <summary>There is a way to send codes.</summary>
internal sealed class DeliveryPart(DeliveryWays ways) : IHealthPart
{
    public string Name => "messages";

    public bool Essential => false;

    public ValueTask<string?> ProblemAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(ways.Any ? null : "Neither SMS nor e-mail is configured.");
}
