namespace SmartCaBot.Conversations.Storing;

/// <summary>One message to be delivered outside this process: SMS, e-mail, a Zalo or Connector call.</summary>
/// <param name="Id">The caller's idempotency key: adding the same id again changes nothing.</param>
/// <param name="Kind">Which dispatcher takes it: sms, email, zalo, connector.</param>
/// <param name="Recipient">Messages to one recipient of one kind are delivered in order.</param>
/// <param name="Payload">For the dispatcher. May hold a code: stored encrypted, emptied once delivered.</param>
/// <param name="CreatedAt">When it was written.</param>
/// <param name="ExpiresAt">After this it is no longer worth sending (an OTP that has run out).</param>
public sealed record OutboxMessage(
    string Id, string Kind, string Recipient, string Payload, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt = null);

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
