namespace SmartCaBot.Admin.Erasures;

internal enum ErasureKind
{
    Conversation,

    /// <summary>Everything of a citizen: dossiers, certificates, keys, what they signed, and the conversations in which they registered.</summary>
    Citizen,
}

/// <summary>Somebody's wish to have removed what is kept of them.</summary>
/// <param name="Id">Opaque.</param>
/// <param name="Kind">Of what.</param>
/// <param name="Target">Which: a conversation's id, or the id of a dossier or credential of the citizen.</param>
/// <param name="State">Asked, done, refused.</param>
/// <param name="Reason">Whose wish it was and how it came.</param>
/// <param name="AskedBy">Id of the account that entered it.</param>
/// <param name="AskedAt">When.</param>
/// <param name="DecidedBy">Id of the account that carried it out or refused it.</param>
/// <param name="DecidedAt">When.</param>
/// <param name="Entries">Of a conversation's transcript, that went.</param>
/// <param name="Files">Of a conversation, that went.</param>
internal sealed record Erasure(
    string Id, ErasureKind Kind, string Target, ErasureState State, string Reason, string AskedBy, DateTimeOffset AskedAt, string? DecidedBy,
    DateTimeOffset? DecidedAt, long Entries, long Files);

internal enum ErasureState
{
    Asked,
    Done,
    Refused,
}
