using SmartCaBot.Signing.Xml.Reading;

namespace SmartCaBot.Signing.Xml.Canonical;

/// <summary>
/// Writes the canonical form of one element, or of the document, while it is read. Elements can be left out, as the enveloped
/// signature is.
/// </summary>
/// <param name="method">How.</param>
/// <param name="apex">Number of the element; 0 for the whole document.</param>
/// <param name="leftOut">Is the element left out?</param>
/// <param name="sink">Receives the bytes.</param>
internal sealed class Canonicalizer(CanonicalMethod method, int apex, Func<XmlStart, bool> leftOut, ByteSink sink) : IXmlVisitor
{
    private readonly CanonicalOutput _out = new(sink);
    private readonly RenderedNamespaces _namespaces = new(method);
    private readonly List<XmlAttr> _attributes = [];
    private int _open;
    private int _skipDepth = -1;
    private bool _past;

    /// <summary>Has its element begun, and not ended?</summary>
    public bool IsOpen => _open > 0 || _skipDepth >= 0;

    private bool IsWriting => _open > 0 && _skipDepth < 0;

    public void Start(XmlStart element)
    {
        if (_skipDepth >= 0 || (_open == 0 && !IsApex(element)))
            return;
        if (leftOut(element))
        {
            _skipDepth = element.Depth;
            return;
        }
        var isApex = _open++ == 0;
        _out.Markup("<");
        _out.Markup(element.Name);
        foreach (var (prefix, uri) in _namespaces.Enter(element, isApex))
            _out.Attribute(prefix.Length == 0 ? "xmlns" : $"xmlns:{prefix}", uri);
        foreach (var attribute in Attributes(element, isApex))
            _out.Attribute(attribute.Prefix.Length == 0 ? attribute.LocalName : $"{attribute.Prefix}:{attribute.LocalName}", attribute.Value);
        _out.Markup(">");
    }

    public void End(XmlEnd element)
    {
        if (_skipDepth >= 0)
        {
            if (_skipDepth == element.Depth)
                _skipDepth = -1;
            return;
        }
        if (_open == 0)
            return;
        _out.Markup("</");
        _out.Markup(element.Name);
        _out.Markup(">");
        _namespaces.Leave(element.Depth);
        _past = --_open == 0;
        if (_past)
            _out.Flush();
    }

    public void Text(ReadOnlySpan<char> text)
    {
        if (IsWriting)
            _out.Text(text);
    }

    public void Comment(string text)
    {
        if (method.WithComments)
            Beside($"<!--{text}-->");
    }

    public void Instruction(string target, string data)
    {
        if (_skipDepth < 0)
            Beside(data.Length == 0 ? $"<?{target}?>" : $"<?{target} {data}?>");
    }

    /// <summary>Outside the document element each stands on a line of its own.</summary>
    private void Beside(string markup)
    {
        if (IsWriting)
        {
            _out.Markup(markup);
        }
        else if (apex == 0 && _open == 0 && _skipDepth < 0)
        {
            _out.Markup(_past ? "\n" + markup : markup + "\n");
            _out.Flush();
        }
    }

    private bool IsApex(XmlStart element) => apex == 0 ? element.Depth == 0 : element.Ordinal == apex;

    /// <summary>By namespace, then by name. The inclusive form takes over the xml: attributes of what is cut off above.</summary>
    private List<XmlAttr> Attributes(XmlStart element, bool isApex)
    {
        _attributes.Clear();
        _attributes.AddRange(element.Attributes);
        if (isApex && !method.IsExclusive)
        {
            var own = element.Attributes.Where(a => a.Namespace == XmlNames.Xml).Select(a => a.LocalName).ToHashSet();
            _attributes.AddRange(element.Scope.InheritedBy(element.Depth).Where(i => !own.Contains(i.LocalName)));
        }
        _attributes.Sort(static (a, b) =>
            string.CompareOrdinal(a.Namespace, b.Namespace) is not 0 and var byNamespace ? byNamespace : string.CompareOrdinal(a.LocalName, b.LocalName));
        return _attributes;
    }
}
