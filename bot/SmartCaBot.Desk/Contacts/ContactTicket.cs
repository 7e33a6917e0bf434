using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Desk.Contacts;

/// <summary>A wish to be called back, as agents work it off. Personal values are in the details alone.</summary>
internal sealed record ContactTicket(string Id, string ConversationId)
{
    public required string Channel { get; init; }

    public required string Language { get; init; }

    public required string Queue { get; init; }

    public string? Office { get; init; }

    public required ContactCause Cause { get; init; }

    public required ContactDetails Details { get; init; }

    public required ContactState State { get; init; }

    public string? Agent { get; init; }

    public string? AgentName { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? TakenAt { get; init; }

    public DateTimeOffset? DoneAt { get; init; }

    public ContactOutcome? Outcome { get; init; }
}

/// <summary>Personal; encrypted at rest.</summary>
internal sealed record ContactDetails(string? Phone, string? Email, ContactTime Time, DateTimeOffset ConsentAt, string? Words, string? Step, string? CaseId)
{
    public override string ToString() => "ContactDetails(***)";
}

internal enum ContactState
{
    Open,

    /// <summary>Somebody is at it.</summary>
    Taken,
    Done,
}

internal enum ContactOutcome
{
    Reached,

    /// <summary>Tried, and nobody answered.</summary>
    NotReached,

    /// <summary>Wrong number, or no longer needed.</summary>
    Void,
}
