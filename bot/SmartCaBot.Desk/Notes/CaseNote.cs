namespace SmartCaBot.Desk.Notes;

/// <summary>What colleagues tell each other beside a conversation. The citizen never sees it. May be personal.</summary>
internal sealed record CaseNote(
    string Id, string ConversationId, string CaseId, NoteKind Kind, string Author, string AuthorName, string Text, DateTimeOffset At)
{
    public override string ToString() => $"CaseNote({Id})";
}

internal enum NoteKind
{
    Note,

    /// <summary>Written with a transfer.</summary>
    Transfer,
}
