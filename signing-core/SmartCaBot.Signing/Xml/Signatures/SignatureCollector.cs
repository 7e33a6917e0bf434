using SmartCaBot.Signing.Xml.Reading;

namespace SmartCaBot.Signing.Xml.Signatures;

/// <summary>Takes the Signature elements of a document into memory. Those inside another (counter-signatures) belong to that.</summary>
/// <param name="maxElements">Of all signatures together.</param>
internal sealed class SignatureCollector(int maxElements = SignatureCollector.MaxElements) : IXmlVisitor
{
    private const int MaxSignatures = 20;

    /// <summary>Of all signatures together. One has about forty elements, or a few hundred with what proves it for years.</summary>
    private const int MaxElements = 2500;

    /// <summary>Of all signatures together, attributes and text.</summary>
    private const int MaxCharacters = 4 << 20;

    private readonly Stack<XmlTree> _open = new();
    private readonly Stack<int> _parents = new([0]);
    private int _elements;
    private int _characters;

    /// <summary>In the order of the document.</summary>
    public List<XmlTree> Signatures { get; } = [];

    public void Start(XmlStart element)
    {
        if (_open.Count > 0 || element.Is(XmlNames.Dsig, "Signature"))
        {
            Count(ref _elements, 1, maxElements);
            Count(ref _characters, element.Attributes.Sum(a => a.Value.Length), MaxCharacters);
            var tree = new XmlTree(element, _parents.Peek());
            if (_open.TryPeek(out var parent))
                parent.Children.Add(tree);
            else
                Signatures.Add(tree);
            _open.Push(tree);
        }
        _parents.Push(element.Ordinal);
        if (Signatures.Count > MaxSignatures)
            throw XmlRefusedException.Unsupported("too many signatures");
    }

    public void End(XmlEnd element)
    {
        _parents.Pop();
        if (_open.TryPop(out var tree))
            tree.Last = element.LastOrdinal;
    }

    public void Text(ReadOnlySpan<char> text)
    {
        if (!_open.TryPeek(out var tree))
            return;
        Count(ref _characters, text.Length, MaxCharacters);
        tree.Append(text);
    }

    private static void Count(ref int count, int more, int max)
    {
        count += more;
        if (count > max)
            throw XmlRefusedException.Unsupported("the signatures are too large");
    }
}
