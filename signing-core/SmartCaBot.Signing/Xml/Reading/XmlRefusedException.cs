using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Signing.Xml.Reading;

/// <inheritdoc/>
internal sealed class XmlRefusedException(DocumentRefusal reason, string detail, Exception? inner = null) : DocumentRefusedException(reason, detail, inner)
{
    public static XmlRefusedException Unsupported(string detail) => new(DocumentRefusal.Unsupported, detail);
}
