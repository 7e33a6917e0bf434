namespace SmartCaBot.Signing.Xml.Reading;

/// <summary>Namespace declarations, and attributes of the xml: namespace, that hold at a place in the document.</summary>
internal sealed class NamespaceScope
{
    /// <summary>The first element of a canonical form writes all of them.</summary>
    private const int MaxDeclarations = 500;

    /// <summary>Characters of a namespace. Each element may write and compare it, though it says no more than its prefix.</summary>
    private const int MaxUri = 1000;

    private readonly Dictionary<string, NamespaceDeclaration> _holding = [];
    private readonly List<(int Depth, XmlAttr Attribute)> _inherited = [];
    private int _declared;

    /// <summary>The last of those made by open elements; null before the first.</summary>
    public NamespaceDeclaration? Last { get; private set; }

    public void Enter(XmlStart element)
    {
        foreach (var (prefix, uri) in element.Declarations)
        {
            if (++_declared > MaxDeclarations || uri.Length > MaxUri)
                throw XmlRefusedException.Unsupported("too many namespaces, or too long ones");
            Last = _holding[prefix] = new(element.Depth, prefix, uri, Last, _holding.GetValueOrDefault(prefix));
        }
        foreach (var attribute in element.Attributes)
        {
            if (attribute.Namespace == XmlNames.Xml)
                _inherited.Add((element.Depth, attribute));
        }
        if (_inherited.Count > MaxDeclarations)
            throw XmlRefusedException.Unsupported("too many inherited attributes");
    }

    public void Leave(int depth)
    {
        for (; Last is { } last && last.Depth == depth; Last = last.Before, _declared--)
        {
            if (last.Hidden is { } hidden)
                _holding[last.Prefix] = hidden;
            else
                _holding.Remove(last.Prefix);
        }
        while (_inherited is [.., var attribute] && attribute.Depth == depth)
            _inherited.RemoveAt(_inherited.Count - 1);
    }

    /// <summary>Null when the prefix is not declared; empty when the default namespace is taken back.</summary>
    public string? Find(string prefix) => _holding.TryGetValue(prefix, out var declaration) ? declaration.Uri : null;

    public IEnumerable<(string Prefix, string Uri)> InScope() => _holding.Values.Select(d => (d.Prefix, d.Uri));

    /// <summary>The xml: attributes of the ancestors, the nearest of each name.</summary>
    public IEnumerable<XmlAttr> InheritedBy(int depth) => _inherited
        .Where(i => i.Depth < depth)
        .GroupBy(i => i.Attribute.LocalName, (_, same) => same.Last().Attribute);
}
