using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Dialogs.Ports;

/// <summary>Short codes by which a person links their conversations on several channels.</summary>
public interface ILinks
{
    /// <summary>A code for this conversation, good once and for a short time. The same key gives the same code.</summary>
    Task<LinkCode> MakeAsync(string key, LinkedConversation conversation, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Uses up a code shown in another conversation. The same key again gives the same answer. Tries are counted.</summary>
    Task<LinkEntry> EnterAsync(string key, string conversationId, string code, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Copies a file of a linked conversation into this one; null when it is gone. Idempotent by key.</summary>
    Task<ReceivedFile?> CopyFileAsync(string key, string fromConversation, ReceivedFile file, string toConversation, CancellationToken cancellationToken);
}

/// <summary>Letters and digits that are not mistaken for one another; a code holds no others.</summary>
public static class LinkAlphabet
{
    public const string Text = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
}

/// <param name="Code">8 letters and digits; null when too many were asked for.</param>
/// <param name="Minutes">How long it is good.</param>
public sealed record LinkCode(string? Code, int Minutes)
{
    public override string ToString() => "LinkCode(***)";
}

public enum LinkOutcome
{
    Linked,

    /// <summary>No such code, used before, or past its time.</summary>
    Unknown,

    /// <summary>It was shown in this very conversation.</summary>
    OwnCode,
    TooMany,
}

/// <param name="Outcome">Linked, or why not.</param>
/// <param name="Other">The conversation that showed the code.</param>
public sealed record LinkEntry(LinkOutcome Outcome, LinkedConversation? Other = null);
