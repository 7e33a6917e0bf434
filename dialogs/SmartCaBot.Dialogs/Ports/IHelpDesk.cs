using System.Text.Json.Serialization;
using SmartCaBot.Conversations.Handoff;

namespace SmartCaBot.Dialogs.Ports;

/// <summary>The help desk as the bot needs it: whether somebody is there, and where to leave a wish to be called back.</summary>
public interface IHelpDesk
{
    /// <param name="queue">See <see cref="HandoffQueues"/>.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<DeskAvailability> AvailabilityAsync(string queue, CancellationToken cancellationToken);

    /// <summary>Takes a wish to be called back. Durable once it returns; the same key again changes nothing.</summary>
    Task TakeContactAsync(string key, ContactRequest request, CancellationToken cancellationToken);
}

/// <summary>Whether somebody is there: a closed set.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Open), "open")]
[JsonDerivedType(typeof(Closed), "closed")]
[JsonDerivedType(typeof(NobodyOnDuty), "nobody")]
[JsonDerivedType(typeof(None), "none")]
public abstract record DeskAvailability
{
    private DeskAvailability()
    {
    }

    /// <param name="Position">Of whoever asks now: 1 is next.</param>
    /// <param name="WaitFrom">A range in which most have been answered; null with too few samples to say.</param>
    /// <param name="WaitTo">Its end.</param>
    public sealed record Open(int Position, TimeSpan? WaitFrom, TimeSpan? WaitTo) : DeskAvailability;

    /// <summary>Outside the hours.</summary>
    public sealed record Closed(DateTimeOffset OpensAt) : DeskAvailability;

    /// <summary>Within the hours, but nobody is signed in and present.</summary>
    /// <param name="OpensAt">When the next hours begin; null when nothing is known.</param>
    public sealed record NobodyOnDuty(DateTimeOffset? OpensAt) : DeskAvailability;

    /// <summary>This installation has no help desk: the hotline is what there is.</summary>
    public sealed record None : DeskAvailability;
}

/// <summary>A wish to be called back. Personal.</summary>
/// <param name="ConversationId">Where it was said.</param>
/// <param name="Channel">directline, zalo, connector, …</param>
/// <param name="Language">vi or en.</param>
/// <param name="Queue">Who is to call.</param>
/// <param name="Cause">Why nobody answered at once.</param>
/// <param name="Phone">As <c>0…</c>; null when an e-mail address was given.</param>
/// <param name="Email">Null when a phone number was given.</param>
/// <param name="Time">When the person would like to be reached.</param>
/// <param name="ConsentAt">When they agreed that this is kept for calling back.</param>
public sealed record ContactRequest(
    string ConversationId, string Channel, string Language, string Queue, ContactCause Cause, string? Phone, string? Email, ContactTime Time,
    DateTimeOffset ConsentAt)
{
    /// <summary>What it is about, masked.</summary>
    public string? Words { get; init; }

    /// <summary>What was being asked, <c>dialog/question</c>.</summary>
    public string? Step { get; init; }

    /// <summary>The case that nobody took, when there was one.</summary>
    public string? CaseId { get; init; }

    /// <summary>The office whose printed code the person came by.</summary>
    public string? Office { get; init; }

    public override string ToString() => "ContactRequest(***)";
}

public enum ContactCause
{
    Closed,
    NobodyOnDuty,
    WaitedTooLong,
}

/// <summary>When somebody would like to be reached, within the desk's hours.</summary>
public enum ContactTime
{
    Any,
    Morning,
    Afternoon,
}
