using System.Text.Json.Nodes;
using SmartCaBot.Storage.Retention;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Desk.Storing;

/// <summary>Notes and wishes to be called back go with their conversation; what the citizen left is in their copy, what colleagues noted is not theirs.</summary>
internal sealed class DeskOfConversation(ContactTable contacts) : IConversationPart
{
    public string Name => "desk";

    public async ValueTask<int> EraseAsync(ISqlSession session, string conversationId) =>
        await NoteTable.EraseAsync(session, conversationId) + await ContactTable.EraseAsync(session, conversationId);

    public async Task<JsonNode?> ExportAsync(string conversationId, CancellationToken cancellationToken)
    {
        var left = await contacts.OfConversationAsync(conversationId, cancellationToken);
        if (left.Count == 0) return null;
        return new JsonArray([.. left.Select(ticket => new JsonObject
        {
            ["at"] = ticket.CreatedAt.ToString("O"),
            ["phone"] = ticket.Details.Phone,
            ["email"] = ticket.Details.Email,
            ["time"] = ticket.Details.Time.ToString(),
            ["consentAt"] = ticket.Details.ConsentAt.ToString("O"),
            ["words"] = ticket.Details.Words,
        })]);
    }
}
