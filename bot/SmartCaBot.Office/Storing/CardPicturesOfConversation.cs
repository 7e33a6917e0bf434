using System.Text.Json.Nodes;
using SmartCaBot.Office.Cards;
using SmartCaBot.Storage.Retention;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Office.Storing;

/// <summary>Pictures of a card go with the conversation they were sent in; its dossier stays, and says that they are gone.</summary>
internal sealed class CardPicturesOfConversation : IConversationPart
{
    public string Name => "card-pictures";

    public async ValueTask<IReadOnlyList<string>> ShelvesAsync(ISqlSession session, string conversationId) =>
        [.. (await CardPictureTable.IdsOfConversationAsync(session, conversationId)).Select(CardRecord.ShelfOf)];

    public ValueTask<int> EraseAsync(ISqlSession session, string conversationId) => CardPictureTable.EraseAsync(session, conversationId);

    /// <summary>Who has the card needs no copy of it, and a copy that goes astray does harm.</summary>
    public Task<JsonNode?> ExportAsync(string conversationId, CancellationToken cancellationToken) => Task.FromResult<JsonNode?>(null);
}
