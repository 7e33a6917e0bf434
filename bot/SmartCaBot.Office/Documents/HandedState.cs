namespace SmartCaBot.Office.Documents;

/// <summary>How far a document has come. Stored by name.</summary>
internal enum HandedState
{
    /// <summary>Nobody has opened its page.</summary>
    Sent,
    Opened,

    /// <summary>It is in a conversation.</summary>
    Taken,
    Signed,
    Declined,

    /// <summary>By the officer, or after too many wrong digits.</summary>
    Withdrawn,
}
