namespace SmartCaBot.Admin.Retention;

internal enum HoldKind
{
    Conversation,
    Dossier,
}

/// <summary>Something that must not be removed.</summary>
/// <param name="Id">Opaque.</param>
/// <param name="Kind">What.</param>
/// <param name="Target">Its id.</param>
/// <param name="Reason">Why.</param>
/// <param name="PlacedBy">As the audit log names them.</param>
/// <param name="PlacedAt">When.</param>
/// <param name="LiftedAt">Null while it holds.</param>
internal sealed record Hold(
    string Id, HoldKind Kind, string Target, string Reason, string PlacedBy, DateTimeOffset PlacedAt, DateTimeOffset? LiftedAt);

internal enum HoldOutcome
{
    Placed,
    Lifted,
    NoReason,

    /// <summary>No such conversation or dossier, or no such hold any more.</summary>
    NotFound,

    /// <summary>It is held already.</summary>
    Held,
}
