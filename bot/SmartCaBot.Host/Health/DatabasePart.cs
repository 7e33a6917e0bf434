using SmartCaBot.Conversations.Storing;

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
