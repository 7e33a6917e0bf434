using System.Xml;
using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Signing.Xml.Reading;

/// <summary>
/// Reads a document once, holding no more of it than the open elements. No DTD, hence no entities and nothing fetched; bounded
/// depth.
/// </summary>
internal sealed class XmlWalk
{
    private const int MaxDepth = 200;
    private const int MaxAttributes = 500;

    private readonly IXmlVisitor[] _visitors;
    private readonly NamespaceScope _scope = new();
    private readonly XmlStart _start;
    private readonly Stack<(int Ordinal, string Name)> _open = new();
    private readonly char[] _buffer = new char[4096];
    private int _ordinal;

    private XmlWalk(IReadOnlyList<IXmlVisitor> visitors)
    {
        _visitors = [.. visitors];
        _start = new(_scope);
    }

    /// <returns>The encoding that the document's declaration names, or null.</returns>
    /// <exception cref="XmlRefusedException">It cannot be read.</exception>
    public static string? Run(Stream document, IReadOnlyList<IXmlVisitor> visitors, CancellationToken cancellationToken)
    {
        var walk = new XmlWalk(visitors);
        try
        {
            document.Position = 0;
            using var reader = XmlReader.Create(document, Settings(document.Length));
            return walk.Read(reader, cancellationToken);
        }
        catch (Exception e) when (e is XmlException or ArgumentException or System.Text.DecoderFallbackException)
        {
            var reason = walk._ordinal == 0 && HasDoctype(document) ? DocumentRefusal.Unsupported : DocumentRefusal.Damaged;
            throw new XmlRefusedException(reason, "not well formed, or with a DTD", e);
        }
    }

    private static XmlReaderSettings Settings(long length) => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CloseInput = false,
        CheckCharacters = true,
        ConformanceLevel = ConformanceLevel.Document,
        MaxCharactersInDocument = length + 1,
        MaxCharactersFromEntities = 1,
    };

    private string? Read(XmlReader reader, CancellationToken cancellationToken)
    {
        string? encoding = null;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (_ordinal % 256 == 0)
                        cancellationToken.ThrowIfCancellationRequested();
                    Start(reader);
                    break;
                case XmlNodeType.EndElement:
                    End(reader.Depth);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    if (_open.Count > 0)
                        Text(reader);
                    break;
                case XmlNodeType.Comment:
                    foreach (var visitor in _visitors)
                        visitor.Comment(reader.Value);
                    break;
                case XmlNodeType.ProcessingInstruction:
                    foreach (var visitor in _visitors)
                        visitor.Instruction(reader.Name, reader.Value);
                    break;
                case XmlNodeType.XmlDeclaration:
                    encoding = reader.GetAttribute("encoding");
                    break;
                default:
                    throw XmlRefusedException.Unsupported($"a node of type {reader.NodeType}");
            }
        }
        return encoding;
    }

    private void Start(XmlReader reader)
    {
        var (depth, empty) = (reader.Depth, reader.IsEmptyElement);
        if (depth > MaxDepth || reader.AttributeCount > MaxAttributes)
            throw XmlRefusedException.Unsupported("nested too deeply, or too many attributes");
        (_start.Ordinal, _start.Depth) = (++_ordinal, depth);
        (_start.Prefix, _start.Namespace, _start.LocalName) = (reader.Prefix, reader.NamespaceURI, reader.LocalName);
        _start.Attributes.Clear();
        _start.Declarations.Clear();
        while (reader.MoveToNextAttribute())
        {
            if (reader.Prefix == "xmlns")
                _start.Declarations.Add((reader.LocalName, reader.Value));
            else if (reader.Prefix.Length == 0 && reader.LocalName == "xmlns")
                _start.Declarations.Add(("", reader.Value));
            else
                _start.Attributes.Add(new(reader.Prefix, reader.NamespaceURI, reader.LocalName, reader.Value));
        }
        _open.Push((_ordinal, _start.Name));
        _scope.Enter(_start);
        foreach (var visitor in _visitors)
            visitor.Start(_start);
        if (empty)
            End(depth);
    }

    private void End(int depth)
    {
        var (ordinal, name) = _open.Pop();
        var end = new XmlEnd(ordinal, depth, name, _ordinal);
        foreach (var visitor in _visitors)
            visitor.End(end);
        _scope.Leave(depth);
    }

    private void Text(XmlReader reader)
    {
        for (var count = reader.ReadValueChunk(_buffer, 0, _buffer.Length); count > 0; count = reader.ReadValueChunk(_buffer, 0, _buffer.Length))
        {
            foreach (var visitor in _visitors)
                visitor.Text(_buffer.AsSpan(0, count));
        }
    }

    /// <summary>Why the reader stopped before the document element.</summary>
    private static bool HasDoctype(Stream document)
    {
        Span<byte> head = stackalloc byte[4096];
        document.Position = 0;
        var read = document.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return head[..read].IndexOf("<!DOCTYPE"u8) >= 0;
    }
}
