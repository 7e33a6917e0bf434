using System.Text.Json.Nodes;
using SmartCaBot.Storage.Retention;
using SmartCaBot.Storage.Sql;
using SmartCaBot.Understanding.PersonalData;

namespace SmartCaBot.Host.Gateway;

/// <summary>Requests go with the conversation that they were made in.</summary>
internal sealed class GatewayRequestsOfConversation(GatewayTable table) : IConversationPart
{
    public string Name => GatewayTable.Table;

    public ValueTask<int> EraseAsync(ISqlSession session, string conversationId) => GatewayTable.EraseAsync(session, conversationId);

    public async Task<JsonNode?> ExportAsync(string conversationId, CancellationToken cancellationToken)
    {
        var requests = await table.OfConversationAsync(conversationId, cancellationToken);
        return requests.Count == 0 ? null : new JsonArray([.. requests.Select(request => new JsonObject
        {
            ["at"] = request.CreatedAt.ToString("O"),
            ["purpose"] = request.Kind.ToString(),
            ["file"] = request.Content.Document is { } document ? PersonalDataDetector.Mask(document.Name) : null,
            ["state"] = request.State.ToString(),
        })]);
    }
}
