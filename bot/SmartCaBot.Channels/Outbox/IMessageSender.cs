using SmartCaBot.Conversations.Storing;

namespace SmartCaBot.Channels.Outbox;

/// <summary>Carries one kind of outbox message to the world.</summary>
public interface IMessageSender
{
    /// <summary>The outbox kind it takes.</summary>
    string Kind { get; }

    /// <summary>May be called again for a message that was delivered just before a crash. Called for several messages at once, never for two of one recipient.</summary>
    ValueTask<Delivered> SendAsync(LeasedMessage leased, CancellationToken cancellationToken);
}

/// <summary>How a delivery ended.</summary>
public abstract record Delivered
{
    public static readonly Delivered Done = new Ok();

    private Delivered()
    {
    }

    public sealed record Ok : Delivered;

    /// <summary>Worth another try: at the latest when the message is past its time, or a day old.</summary>
    /// <param name="Reason">Short, for the operator; holds nothing of the message.</param>
    /// <param name="After">When the other side named a time to wait; null for the dispatcher's own growing pause.</param>
    public sealed record Later(string Reason, TimeSpan? After = null) : Delivered;

    /// <summary>Nothing is wrong, the other side takes it later: it waits as long as that lasts, unless its own time passes.</summary>
    /// <param name="Reason">Short, for the operator; holds nothing of the message.</param>
    /// <param name="After">When to ask again.</param>
    public sealed record NotYet(string Reason, TimeSpan After) : Delivered;

    /// <summary>No try will help: the recipient or the message is refused.</summary>
    /// <param name="Reason">Short, for the operator; holds nothing of the message.</param>
    public sealed record Never(string Reason) : Delivered;
}
