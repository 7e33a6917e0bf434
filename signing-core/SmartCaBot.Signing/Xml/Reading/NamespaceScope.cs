namespace SmartCaBot.Signing.Xml.Reading;

/// <summary>Namespace declarations, and attributes of the xml: namespace, that hold at a place in the document.</summary>
internal sealed class NamespaceScope
{
    /// <summary>Each element may look through all of them.</summary>
    private const int MaxDeclarations = 500;

    private readonly List<(int Depth, string Prefix, string Uri)> _declared = [];
    private readonly List<(int Depth, XmlAttr Attribute)> _inherited = [];

    public void Enter(XmlStart element)
    {
        foreach (var (prefix, uri) in element.Declarations)
            _declared.Add((element.Depth, prefix, uri));
        foreach (var attribute in element.Attributes)
        {
            if (attribute.Namespace == XmlNames.Xml)
                _inherited.Add((element.Depth, attribute));
        }
        if (_declared.Count > MaxDeclarations || _inherited.Count > MaxDeclarations)
            throw XmlRefusedException.Unsupported("too many namespaces");
    }

    public void Leave(int depth)
    {
        while (_declared is [.., var last] && last.Depth == depth)
            _declared.RemoveAt(_declared.Count - 1);
        while (_inherited is [.., var last] && last.Depth == depth)
            _inherited.RemoveAt(_inherited.Count - 1);
    }

    /// <summary>Null when the prefix is not declared; empty when the default namespace is taken back.</summary>
    public string? Find(string prefix)
    {
        for (var i = _declared.Count - 1; i >= 0; i--)
        {
            if (_declared[i].Prefix == prefix)
                return _declared[i].Uri;
        }
        return null;
    }

    public IEnumerable<(string Prefix, string Uri)> InScope() =>
        _declared.Select(d => d.Prefix).Distinct().Select(prefix => (prefix, Find(prefix)!));

    /// <summary>The xml: attributes of the ancestors, the nearest of each name.</summary>
    public IEnumerable<XmlAttr> InheritedBy(int depth) => _inherited
        .Where(i => i.Depth < depth)
        .GroupBy(i => i.Attribute.LocalName, (_, same) => same.Last().Attribute);
}
