namespace SmartCaBot.Storage.Retention;

/// <summary>The part of a statement that spares conversations under a hold.</summary>
public static class Held
{
    /// <summary>For statements on rows that have a <c>conversation_id</c>.</summary>
    public const string NotHeld = "conversation_id NOT IN (SELECT conversation_id FROM holds WHERE lifted_at IS NULL)";

    /// <summary>With what the shelf of a card's picture begins; its id follows.</summary>
    public const string CardShelf = "card-";

    /// <summary>For files, whose <c>conversation_id</c> may also be the shelf of a document that a conversation was handed, or of a picture.</summary>
    internal const string ShelfNotHeld = """
        conversation_id NOT IN (
            SELECT conversation_id FROM holds WHERE lifted_at IS NULL
            UNION ALL
            SELECT 'handed-' || d.id FROM holds AS h JOIN handed_documents AS d ON d.conversation_id = h.conversation_id WHERE h.lifted_at IS NULL
            UNION ALL
            SELECT 'card-' || c.id FROM holds AS h JOIN card_pictures AS c ON c.conversation_id = h.conversation_id WHERE h.lifted_at IS NULL)
        """;

    internal const string ConversationNotHeld = "id NOT IN (SELECT conversation_id FROM holds WHERE lifted_at IS NULL)";
}
