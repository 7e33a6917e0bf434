using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Signing.Xml.Reading;

/// <summary>
/// Notices processing instructions beside the document element. One may name a style sheet (W3C, Associating Style Sheets with XML documents), and then
/// every browser shows what that sheet writes instead of the document: it stands elsewhere and may be exchanged, signed or not.
/// </summary>
internal sealed class BesideFinder : IXmlVisitor
{
    private static readonly string[] Showing = ["xml-stylesheet", "mso-application"];

    private int _open;

    /// <summary>There is one, whatever it says.</summary>
    public bool HasInstruction { get; private set; }

    /// <summary>One says how, or by which program, the document is shown.</summary>
    public bool SaysHowItLooks { get; private set; }

    public void Start(XmlStart element) => _open++;

    public void End(XmlEnd element) => _open--;

    public void Instruction(string target, string data)
    {
        if (_open > 0)
            return;
        HasInstruction = true;
        SaysHowItLooks |= Showing.Contains(target, StringComparer.Ordinal);
    }

    /// <exception cref="XmlRefusedException">The document would not look as it was signed.</exception>
    public void RequireOwnLook()
    {
        if (SaysHowItLooks)
            throw new XmlRefusedException(DocumentRefusal.Changeable, "a style sheet says how the document looks");
    }
}
