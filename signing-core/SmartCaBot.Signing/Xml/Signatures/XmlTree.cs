using SmartCaBot.Signing.Xml.Reading;

namespace SmartCaBot.Signing.Xml.Signatures;

/// <summary>A small part of a document, held in memory: a Signature element.</summary>
internal sealed class XmlTree(XmlStart start, int parent)
{
    private readonly System.Text.StringBuilder _text = new();
    private readonly NamespaceDeclaration? _declared = start.Scope.Last;

    public int Ordinal { get; } = start.Ordinal;

    /// <summary>Number of its last descendant.</summary>
    public int Last { get; set; }

    /// <summary>Number of the element that it stands in; 0 for none.</summary>
    public int Parent { get; } = parent;

    public string Namespace { get; } = start.Namespace;

    public string LocalName { get; } = start.LocalName;

    public IReadOnlyList<XmlAttr> Attributes { get; } = [.. start.Attributes];

    public List<XmlTree> Children { get; } = [];

    /// <summary>Its own, without white space around it.</summary>
    public string Text => _text.ToString().Trim();

    public string? Id => Attributes.Where(a => a.IsId).Select(a => a.Value).FirstOrDefault();

    public string? this[string attribute] =>
        Attributes.Where(a => a.Namespace.Length == 0 && a.LocalName == attribute).Select(a => a.Value).FirstOrDefault();

    /// <summary>The namespace of a prefix, as it holds here; null when it is not declared.</summary>
    public string? NamespaceOf(string prefix)
    {
        var declaration = _declared;
        while (declaration is not null && declaration.Prefix != prefix)
            declaration = declaration.Before;
        return declaration?.Uri;
    }

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

    /// <summary>In the order of the document.</summary>
    public IEnumerable<XmlTree> Descendants()
    {
        // Not by recursion: each element would pass through as many iterators as it is deep.
        var open = new Stack<XmlTree>(Enumerable.Reverse(Children));
        while (open.TryPop(out var next))
        {
            yield return next;
            for (var i = next.Children.Count - 1; i >= 0; i--)
                open.Push(next.Children[i]);
        }
    }
}
