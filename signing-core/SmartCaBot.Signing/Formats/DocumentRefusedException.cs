namespace SmartCaBot.Signing.Formats;

/// <summary>
/// Ends the reading of a document that cannot be used. It never leaves the formats' public methods, which turn it into their own result; an
/// exception is only the shortest way out of a recursive parser.
/// </summary>
/// <param name="reason">What the citizen is told.</param>
/// <param name="detail">What exactly was found; nothing of the document's text.</param>
/// <param name="inner">What a library threw.</param>
internal class DocumentRefusedException(DocumentRefusal reason, string detail, Exception? inner = null) : Exception(detail, inner)
{
    public DocumentRefusal Reason { get; } = reason;
}
