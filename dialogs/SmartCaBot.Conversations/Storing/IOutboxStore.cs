namespace SmartCaBot.Conversations.Storing;

/// <summary>The one outbox. Writes that belong to a turn travel with <see cref="TurnCommit.Outbox"/>.</summary>
public interface IOutboxStore
{
    ValueTask EnqueueAsync(OutboxMessage message, CancellationToken cancellationToken);

    /// <summary>
    /// Leases due messages to this dispatcher until <paramref name="leaseUntil"/>: the oldest undelivered one of each recipient, so order holds.
    /// A message that cannot be read is reported and becomes a dead letter instead.
    /// </summary>
    ValueTask<IReadOnlyList<LeasedMessage>> LeaseAsync(
        string kind, int limit, DateTimeOffset now, DateTimeOffset leaseUntil, CancellationToken cancellationToken);

    /// <summary>Delivered: the payload is emptied, the row stays for the delivery state.</summary>
    ValueTask CompleteAsync(string messageId, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Not delivered: try again at <paramref name="retryAt"/>, or never (dead letter) when it is null.</summary>
    ValueTask FailAsync(string messageId, string error, DateTimeOffset? retryAt, CancellationToken cancellationToken);
}

/// <param name="Message">To deliver.</param>
/// <param name="Attempts">Deliveries tried before this one.</param>
public sealed record LeasedMessage(OutboxMessage Message, int Attempts);
