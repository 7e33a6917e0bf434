using SmartCaBot.Signing.Xml.Reading;

namespace SmartCaBot.Signing.Xml.Signatures;

/// <summary>A small part of a document, held in memory: a Signature element.</summary>
internal sealed class XmlTree(XmlStart start, int parent)
{
    private readonly System.Text.StringBuilder _text = new();

    public int Ordinal { get; } = start.Ordinal;

    /// <summary>Number of its last descendant.</summary>
    public int Last { get; set; }

    /// <summary>Number of the element that it stands in; 0 for none.</summary>
    public int Parent { get; } = parent;

    public string Namespace { get; } = start.Namespace;

    public string LocalName { get; } = start.LocalName;

    public IReadOnlyList<XmlAttr> Attributes { get; } = [.. start.Attributes];

    public IReadOnlyDictionary<string, string> Namespaces { get; } = start.Scope.InScope().ToDictionary();

    public List<XmlTree> Children { get; } = [];

    /// <summary>Its own, without white space around it.</summary>
    public string Text => _text.ToString().Trim();

    public string? Id => Attributes.Where(a => a.IsId).Select(a => a.Value).FirstOrDefault();

    public string? this[string attribute] =>
        Attributes.Where(a => a.Namespace.Length == 0 && a.LocalName == attribute).Select(a => a.Value).FirstOrDefault();

    public void Append(ReadOnlySpan<char> text) => _text.Append(text);

    public bool Is(string ns, string localName) => LocalName == localName && Namespace == ns;

    public IEnumerable<XmlTree> All(string ns, string localName) => Children.Where(c => c.Is(ns, localName));

    /// <summary>The one child of that name; null when there is none, or more.</summary>
    public XmlTree? One(string ns, string localName)
    {
        var all = All(ns, localName).Take(2).ToArray();
        return all.Length == 1 ? all[0] : null;
    }

    /// <summary>The same, of XMLDSig.</summary>
    public XmlTree? One(string localName) => One(XmlNames.Dsig, localName);

    public IEnumerable<XmlTree> Descendants() => Children.SelectMany(c => c.Descendants().Prepend(c));
}
