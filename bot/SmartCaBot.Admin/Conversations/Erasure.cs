namespace SmartCaBot.Admin.Conversations;

/// <summary>Somebody's wish to have their conversation removed.</summary>
/// <param name="Id">Opaque.</param>
/// <param name="Conversation">Which.</param>
/// <param name="State">Asked, done, refused.</param>
/// <param name="Reason">Whose wish it was and how it came.</param>
/// <param name="AskedBy">Id of the account that entered it.</param>
/// <param name="AskedAt">When.</param>
/// <param name="DecidedBy">Id of the account that carried it out or refused it.</param>
/// <param name="DecidedAt">When.</param>
/// <param name="Entries">Of the transcript, that went.</param>
/// <param name="Files">That went.</param>
internal sealed record Erasure(
    string Id, string Conversation, ErasureState State, string Reason, string AskedBy, DateTimeOffset AskedAt, string? DecidedBy,
    DateTimeOffset? DecidedAt, long Entries, long Files);

internal enum ErasureState
{
    Asked,
    Done,
    Refused,
}

internal enum ErasureOutcome
{
    /// <summary>Somebody else has to confirm it.</summary>
    Asked,
    Done,
    Refused,
    NoReason,

    /// <summary>No such conversation, or the wish was decided meanwhile.</summary>
    NotFound,

    /// <summary>A hold keeps it.</summary>
    Held,

    /// <summary>There is such a wish already.</summary>
    AskedBefore,

    /// <summary>Who asked may not confirm.</summary>
    SamePerson,
}
