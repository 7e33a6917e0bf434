namespace SmartCaBot.Host.Adapters;

/// <summary>
/// The file behind a signing transaction. It travels in the transaction's idempotency key, so that a transaction can be finished
/// by any node, after any restart, with nothing stored beside it.
/// </summary>
/// <param name="ConversationId">Whose file.</param>
/// <param name="FileId">Which.</param>
internal sealed record SigningSource(string ConversationId, string FileId)
{
    public string ToKey(string key) =>
        string.Join('/', Uri.EscapeDataString(ConversationId), Uri.EscapeDataString(FileId), Uri.EscapeDataString(key));

    public static SigningSource? Read(string key) => key.Split('/') is [var conversation, var file, _]
        ? new SigningSource(Uri.UnescapeDataString(conversation), Uri.UnescapeDataString(file))
        : null;
}
