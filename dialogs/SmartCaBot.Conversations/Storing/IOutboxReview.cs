namespace SmartCaBot.Conversations.Storing;

/// <summary>The outbox as an operator sees it: what was laid aside, and what became of a conversation's replies. Never what a message says.</summary>
public interface IOutboxReview
{
    /// <summary>Messages that were laid aside and still hold what to send, the longest waiting first.</summary>
    /// <param name="kind">Of one kind; null for all.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Stops.</param>
    ValueTask<IReadOnlyList<DeadLetter>> ListDeadAsync(string? kind, int limit, CancellationToken cancellationToken);

    ValueTask<int> CountDeadAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Has a dead message sent again, behind what its recipient is still waiting for; it counts as written now. False: there is no such dead
    /// message, or its time has passed.
    /// </summary>
    ValueTask<bool> ReplayAsync(string messageId, CancellationToken cancellationToken);

    /// <summary>The same for all dead messages of a kind, in the order they were written. Returns how many.</summary>
    ValueTask<int> ReplayAllAsync(string kind, CancellationToken cancellationToken);

    /// <summary>Gives a dead message up: its payload is emptied. False: there is no such dead message.</summary>
    ValueTask<bool> DropAsync(string messageId, CancellationToken cancellationToken);

    /// <summary>
    /// What became of each reply of a conversation that had to be carried to a channel, in the order of the transcript. Replies that sockets
    /// read from the transcript have no entry.
    /// </summary>
    ValueTask<IReadOnlyList<ReplyDelivery>> DeliveriesAsync(string conversationId, CancellationToken cancellationToken);
}

/// <param name="Id">The message's.</param>
/// <param name="Kind">Which dispatcher gave it up.</param>
/// <param name="Recipient">Masked; null when the message cannot be read any more.</param>
/// <param name="Attempts">Deliveries tried.</param>
/// <param name="Reason">Why it was laid aside.</param>
/// <param name="CreatedAt">When it was written.</param>
/// <param name="DeadAt">When it was laid aside.</param>
public sealed record DeadLetter(
    string Id, string Kind, string? Recipient, int Attempts, string Reason, DateTimeOffset CreatedAt, DateTimeOffset DeadAt);

/// <param name="Sequence">The reply's transcript entry. A long reply may take several messages.</param>
/// <param name="MessageId">The outbox message's.</param>
/// <param name="Kind">The dispatcher it is for.</param>
/// <param name="State">What became of it.</param>
/// <param name="At">When it ended; null while it is pending.</param>
/// <param name="Attempts">Deliveries tried.</param>
/// <param name="Reason">Why the last try failed; null when none did.</param>
public sealed record ReplyDelivery(
    long Sequence, string MessageId, string Kind, DeliveryState State, DateTimeOffset? At, int Attempts, string? Reason);

public enum DeliveryState
{
    /// <summary>Waits, is being sent, or is tried again later.</summary>
    Pending,
    Delivered,

    /// <summary>Its time passed before it could be delivered.</summary>
    Expired,

    /// <summary>Laid aside for an operator.</summary>
    Dead,

    /// <summary>Given up by an operator.</summary>
    Dropped,
}
