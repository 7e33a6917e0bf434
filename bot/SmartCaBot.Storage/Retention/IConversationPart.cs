using System.Text.Json.Nodes;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Storage.Retention;

/// <summary>What a module keeps of a conversation beside the storage: it goes when the conversation is erased, and is in its person's copy.</summary>
public interface IConversationPart
{
    /// <summary>Machine name: notes, cases, milestones, …</summary>
    string Name { get; }

    /// <summary>Under which names it keeps files of the conversation beside the conversation's own; they are removed with those.</summary>
    ValueTask<IReadOnlyList<string>> ShelvesAsync(ISqlSession session, string conversationId) => ValueTask.FromResult<IReadOnlyList<string>>([]);

    /// <summary>Removes it, in the transaction that removes the conversation. Returns how many rows.</summary>
    ValueTask<int> EraseAsync(ISqlSession session, string conversationId);

    /// <summary>As its person may see it; null when there is nothing, or nothing that is theirs.</summary>
    Task<JsonNode?> ExportAsync(string conversationId, CancellationToken cancellationToken);
}
