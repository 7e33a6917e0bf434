using System.Text.Json.Nodes;
using SmartCaBot.Office.Documents;
using SmartCaBot.Storage.Retention;
using SmartCaBot.Storage.Sql;
using SmartCaBot.Understanding.PersonalData;

namespace SmartCaBot.Office.Storing;

/// <summary>Documents that a citizen was handed to sign go with the conversation that took them, with the file and the signed one.</summary>
internal sealed class DocumentsOfConversation(HandedTable table) : IConversationPart
{
    public string Name => "documents";

    public async ValueTask<IReadOnlyList<string>> ShelvesAsync(ISqlSession session, string conversationId) =>
        [.. (await HandedTable.IdsOfConversationAsync(session, conversationId)).Select(HandedRecord.ShelfOf)];

    public ValueTask<int> EraseAsync(ISqlSession session, string conversationId) => HandedTable.EraseAsync(session, conversationId);

    public async Task<JsonNode?> ExportAsync(string conversationId, CancellationToken cancellationToken)
    {
        var handed = await table.OfConversationAsync(conversationId, cancellationToken);
        if (handed.Count == 0) return null;
        return new JsonArray([.. handed.Select(document => new JsonObject
        {
            ["at"] = document.CreatedAt.ToString("O"),
            ["office"] = document.Office,
            ["officer"] = document.Paper.OfficerName,
            ["file"] = PersonalDataDetector.Mask(document.Paper.FileName),
            ["size"] = document.Paper.Size,
            ["word"] = PersonalDataDetector.Mask(document.Paper.Word),
            ["state"] = document.State.ToString(),
            ["signedFileGivenBack"] = document.SignedFile is not null,
        })]);
    }
}
