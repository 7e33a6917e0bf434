using SmartCaBot.Conversations.Storing;

namespace SmartCaBot.Host.Delivery;

/// <summary>Carries one kind of outbox message to the world.</summary>
internal interface IMessageSender
{
    /// <summary>The outbox kind it takes.</summary>
    string Kind { get; }

    /// <summary>May be called again for a message that was delivered just before a crash.</summary>
    ValueTask<Delivered> SendAsync(OutboxMessage message, CancellationToken cancellationToken);
}

/// <summary>How a delivery ended.</summary>
internal abstract record Delivered
{
    public static readonly Delivered Done = new Ok();

    public sealed record Ok : Delivered;

    /// <summary>Worth another try.</summary>
    public sealed record Later(string Reason) : Delivered;

    /// <summary>No try will help: the recipient or the message is refused.</summary>
    public sealed record Never(string Reason) : Delivered;
}
