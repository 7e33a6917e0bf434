using SmartCaBot.Signing.Xml.Reading;

namespace SmartCaBot.Signing.Xml.Canonical;

/// <summary>Decides which namespaces an element declares in the canonical form: those that its output ancestors have not declared alike.</summary>
internal sealed class RenderedNamespaces(CanonicalMethod method)
{
    private readonly Dictionary<string, string> _holding = [];
    private readonly Stack<(int Depth, string Prefix, string Hidden)> _rendered = new();
    private readonly List<(string Prefix, string Uri)> _fresh = [];

    /// <summary>In order of their prefixes; good until the next call.</summary>
    public List<(string Prefix, string Uri)> Enter(XmlStart element, bool isApex)
    {
        _fresh.Clear();
        if (method.IsExclusive)
            AddUsed(element);
        foreach (var (prefix, uri) in isApex ? [.. element.Scope.InScope()] : element.Declarations)
        {
            if (!method.IsExclusive || method.InclusivePrefixes.Contains(prefix))
                Add(element, prefix, uri);
        }
        _fresh.Sort(static (a, b) => string.CompareOrdinal(a.Prefix, b.Prefix));
        return _fresh;
    }

    public void Leave(int depth)
    {
        while (_rendered.TryPeek(out var last) && last.Depth == depth)
            _holding[last.Prefix] = _rendered.Pop().Hidden;
    }

    /// <summary>Exclusive C14N 1.0, section 3: what the element and its attributes visibly use; the listed prefixes are as in the inclusive one.</summary>
    private void AddUsed(XmlStart element)
    {
        Add(element, element.Prefix, element.Scope.Find(element.Prefix) ?? "");
        foreach (var attribute in element.Attributes)
        {
            if (attribute.Prefix.Length > 0)
                Add(element, attribute.Prefix, element.Scope.Find(attribute.Prefix) ?? "");
        }
    }

    private void Add(XmlStart element, string prefix, string uri)
    {
        var above = Rendered(prefix);
        if (prefix == "xml" || above == uri)
            return;
        _rendered.Push((element.Depth, prefix, above));
        _holding[prefix] = uri;
        _fresh.Add((prefix, uri));
    }

    private string Rendered(string prefix) => _holding.GetValueOrDefault(prefix, "");
}
