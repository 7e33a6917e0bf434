namespace SmartCaBot.Conversations.Storing;

/// <summary>The one outbox. Writes that belong to a turn travel with <see cref="TurnCommit.Outbox"/>.</summary>
public interface IOutboxStore
{
    ValueTask EnqueueAsync(OutboxMessage message, CancellationToken cancellationToken);

    /// <summary>To be looked at only from <paramref name="dueAt"/> on, unless <see cref="WithdrawAsync"/> takes it away before.</summary>
    ValueTask EnqueueAsync(OutboxMessage message, DateTimeOffset dueAt, CancellationToken cancellationToken);

    /// <summary>Takes a message away that has become needless while it waited, as if it had never been written.</summary>
    ValueTask WithdrawAsync(string messageId, CancellationToken cancellationToken);

    /// <summary>
    /// Leases due messages to this dispatcher until <paramref name="leaseUntil"/>: the oldest undelivered one of each recipient, so order holds.
    /// A message that cannot be read is reported and becomes a dead letter instead.
    /// </summary>
    ValueTask<IReadOnlyList<LeasedMessage>> LeaseAsync(
        string kind, int limit, DateTimeOffset now, DateTimeOffset leaseUntil, CancellationToken cancellationToken);

    /// <summary>
    /// Delivered: the payload is emptied, the row stays for the delivery state. False, and nothing changed: the lease ran out and the message
    /// was leased again, or has ended.
    /// </summary>
    ValueTask<bool> CompleteAsync(LeasedMessage leased, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Not delivered: try again at <paramref name="retryAt"/>, or never (dead letter) when it is null. False as above.</summary>
    ValueTask<bool> FailAsync(LeasedMessage leased, string error, DateTimeOffset? retryAt, CancellationToken cancellationToken);
}

/// <summary>A lease. Each one of a message counts an attempt, so the count tells it from every later one.</summary>
/// <param name="Message">To deliver.</param>
/// <param name="Attempts">Deliveries tried before this one.</param>
public sealed record LeasedMessage(OutboxMessage Message, int Attempts);
