namespace SmartCaBot.Desk.Duty;

/// <summary>Whether a person of the desk is there: what they chose, and whether their browser is still heard of.</summary>
/// <param name="Staff">Account id.</param>
/// <param name="Name">As colleagues and citizens see it.</param>
/// <param name="Office">Null for the whole province.</param>
/// <param name="Choice">Theirs.</param>
/// <param name="Viewing">Id of the case that is open in front of them.</param>
/// <param name="AliveUntil">After this nothing has been heard of their browser for too long.</param>
internal sealed record Presence(string Staff, string Name, string? Office, PresenceChoice Choice, string? Viewing, DateTimeOffset AliveUntil)
{
    public bool IsThere(DateTimeOffset now) => Choice != PresenceChoice.Offline && AliveUntil > now;

    /// <summary>Takes new cases.</summary>
    public bool IsOnDuty(DateTimeOffset now) => Choice == PresenceChoice.Available && AliveUntil > now;
}

internal enum PresenceChoice
{
    Available,

    /// <summary>Keeps what they have, takes nothing new.</summary>
    Away,

    /// <summary>Has gone: what they had goes back to the queue.</summary>
    Offline,
}
