using System.Text.Json;
using System.Text.Json.Nodes;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Storage;
using SmartCaBot.Storage.Retention;
using SmartCaBot.Understanding.PersonalData;

namespace SmartCaBot.Admin.Copies;

/// <summary>
/// What is kept of one conversation, for its person (Law 91/2025/QH15: the right to see). Numbers are masked as in the chat, because the copy
/// passes through an administrator's hands.
/// </summary>
internal sealed class ConversationCopy(IDatabase database, IConversationStore conversations, IEnumerable<IConversationPart> parts)
{
    private const int PageSize = 500;

    private const string Files = "SELECT id, size, created_at FROM files WHERE conversation_id = $1 ORDER BY created_at";

    /// <summary>Null when there is no such conversation.</summary>
    public async Task<JsonObject?> MakeAsync(string id, CancellationToken cancellationToken)
    {
        if (await conversations.LoadAsync(id, cancellationToken) is not { } found) return null;
        var copy = new JsonObject
        {
            ["conversation"] = id,
            ["language"] = found.State.Language,
            ["channel"] = found.Reference?.Channel,
            ["underWay"] = new JsonArray([.. found.State.Frames.Concat(found.State.Parked).Select(Describe)]),
            ["transcript"] = await TranscriptAsync(id, cancellationToken),
            ["files"] = await FilesAsync(id, cancellationToken),
        };
        foreach (var part in parts) copy[part.Name] = await part.ExportAsync(id, cancellationToken);
        return copy;
    }

    private static JsonNode Describe(Frame frame) => new JsonObject
    {
        ["dialog"] = frame.Dialog,
        ["answers"] = new JsonObject(
            from entry in frame.Entries
            where entry is { Kind: EntryKind.Answer, Json: not null }
            group entry by entry.Key into answers
            select KeyValuePair.Create<string, JsonNode?>(answers.Key, PersonalDataDetector.Mask(answers.Last().Shown ?? answers.Last().Json!))),
    };

    private async Task<JsonArray> TranscriptAsync(string id, CancellationToken cancellationToken)
    {
        var said = new JsonArray();
        for (var after = 0L; ;)
        {
            var page = await conversations.ReadTranscriptAsync(id, after, PageSize, cancellationToken);
            foreach (var entry in page.Where(entry => entry.Visible))
            {
                said.Add(new JsonObject
                {
                    ["at"] = entry.At.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture),
                    ["from"] = entry.Activity.From?.Role,
                    ["text"] = entry.Activity.Text is { } text ? PersonalDataDetector.Mask(text) : null,
                    ["files"] = entry.Activity.Attachments is { Count: > 0 } files ? new JsonArray([.. files.Select(file => JsonValue.Create(file.Name))]) : null,
                });
            }

            if (page.Count < PageSize) return said;
            after = page[^1].Sequence;
        }
    }

    private async Task<JsonArray> FilesAsync(string id, CancellationToken cancellationToken) => new([
        .. (await database.ReadAsync(
            session => session.ListAsync(Files, row => (Size: row.Int64(1), At: DateTimeOffset.FromUnixTimeMilliseconds(row.Int64(2))), id),
            cancellationToken)).Select(file => new JsonObject { ["size"] = file.Size, ["storedAt"] = JsonSerializer.SerializeToNode(file.At) }),
    ]);
}
