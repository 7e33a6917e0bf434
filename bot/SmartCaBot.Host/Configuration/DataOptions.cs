namespace SmartCaBot.Host.Configuration;

/// <summary>Where state lives.</summary>
internal sealed record DataOptions
{
    /// <summary>Keys, the SQLite database, files, the software token. Made at the first start, readable by the service alone.</summary>
    public string Directory { get; init; } = "data";

    /// <summary>A PostgreSQL connection string; empty: SQLite in the data directory.</summary>
    public string Postgres { get; init; } = "";

    /// <summary>Days that documents are kept, from the day they were sent or signed.</summary>
    public int FileDays { get; init; } = 30;

    /// <summary>Days that the outbox keeps a finished message: its delivery state, and of one laid aside the message itself.</summary>
    public int OutboxDays { get; init; } = 30;

    /// <summary>Days that a conversation, its state and its transcript, is kept after its last turn.</summary>
    public int ConversationDays { get; init; } = 365;

    /// <summary>Days that the id of a received activity is remembered, so that a repeated one is known.</summary>
    public int InboxDays { get; init; } = 30;
}
