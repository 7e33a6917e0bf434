namespace SmartCaBot.Signing.Xml.Reading;

/// <summary>Is shown a document from its beginning to its end. What it is given is good for the call only.</summary>
internal interface IXmlVisitor
{
    void Start(XmlStart element);

    void End(XmlEnd element)
    {
    }

    /// <summary>A piece of text inside the document element; one text may come in several pieces.</summary>
    void Text(ReadOnlySpan<char> text)
    {
    }

    void Comment(string text)
    {
    }

    void Instruction(string target, string data)
    {
    }
}

/// <param name="Ordinal">The number of the element, in the order of start tags, from 1.</param>
/// <param name="Depth">0 for the document element.</param>
/// <param name="Name">As written, with its prefix.</param>
/// <param name="LastOrdinal">The number of its last descendant, or its own.</param>
internal readonly record struct XmlEnd(int Ordinal, int Depth, string Name, int LastOrdinal);
