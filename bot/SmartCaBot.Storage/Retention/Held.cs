namespace SmartCaBot.Storage.Retention;

/// <summary>The part of a statement that spares conversations under a hold.</summary>
public static class Held
{
    /// <summary>For statements on rows that have a <c>conversation_id</c>.</summary>
    public const string NotHeld = "conversation_id NOT IN (SELECT conversation_id FROM holds WHERE lifted_at IS NULL)";

    internal const string ConversationNotHeld = "id NOT IN (SELECT conversation_id FROM holds WHERE lifted_at IS NULL)";
}
