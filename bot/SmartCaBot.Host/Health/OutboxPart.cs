using SmartCaBot.Conversations.Storing;

namespace SmartCaBot.Host.Health;

/// <summary>Messages that could not be delivered and wait for an operator. They are no reason to take the host out of service.</summary>
internal sealed class OutboxPart(IOutboxReview outbox) : IHealthPart
{
    public string Name => "outbox";

    public bool Essential => false;

    public bool OnlyWarns => true;

    public async ValueTask<string?> ProblemAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await outbox.CountDeadAsync(cancellationToken) is > 0 and var dead
                ? $"{dead} messages were laid aside; smartcabot outbox list says why."
                : null;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return error.GetType().Name;
        }
    }
}
