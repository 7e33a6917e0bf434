using SmartCaBot.Conversations.Storing;

namespace SmartCaBot.Host.Health;

/// <summary>Messages that could not be delivered and wait for an operator. They are no reason to take the host out of service.</summary>
internal sealed class OutboxPart(IOutboxReview outbox) : IHealthPart
{
    public string Name => "outbox";

    public bool Essential => false;

    public bool OnlyWarns => true;

    public async ValueTask<HealthProblem?> ProblemAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await outbox.CountDeadAsync(cancellationToken) is > 0 and var dead
                ? new HealthProblem(HealthReason.MessagesLaidAside, $"{dead} messages could not be delivered; smartcabot outbox list says why.")
                : null;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return new HealthProblem(HealthReason.Unreachable, $"{error.GetType().Name}: {error.Message}");
        }
    }
}
