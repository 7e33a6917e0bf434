using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Signing.Xml.Reading;

/// <summary>
/// Ends the reading of a document that cannot be used. It never leaves this module's public methods, which turn it into their own
/// result; an exception is only the shortest way out of a walk.
/// </summary>
internal sealed class XmlRefusedException(DocumentRefusal reason, string detail, Exception? inner = null) : Exception(detail, inner)
{
    public DocumentRefusal Reason { get; } = reason;

    public static XmlRefusedException Unsupported(string detail) => new(DocumentRefusal.Unsupported, detail);
}
