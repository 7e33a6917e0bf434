using SmartCaBot.Signing.Xml.Reading;

namespace SmartCaBot.Signing.Xml.Canonical;

/// <summary>Decides which namespaces an element declares in the canonical form: those that its output ancestors have not declared alike.</summary>
internal sealed class RenderedNamespaces(CanonicalMethod method)
{
    private readonly List<(int Depth, string Prefix, string Uri)> _rendered = [];

    /// <summary>In order of their prefixes.</summary>
    public IReadOnlyList<(string Prefix, string Uri)> Enter(XmlStart element, bool isApex)
    {
        var fresh = Candidates(element, isApex)
            .Distinct()
            .Where(n => n.Prefix != "xml" && (Rendered(n.Prefix) ?? "") != n.Uri)
            .OrderBy(n => n.Prefix, StringComparer.Ordinal)
            .ToArray();
        foreach (var (prefix, uri) in fresh)
            _rendered.Add((element.Depth, prefix, uri));
        return fresh;
    }

    public void Leave(int depth)
    {
        while (_rendered is [.., var last] && last.Depth == depth)
            _rendered.RemoveAt(_rendered.Count - 1);
    }

    private IEnumerable<(string Prefix, string Uri)> Candidates(XmlStart element, bool isApex)
    {
        if (!method.IsExclusive)
            return isApex ? element.Scope.InScope() : element.Declarations;
        // Exclusive C14N 1.0, section 3: what the element and its attributes visibly use, and the listed prefixes.
        return element.Attributes.Where(a => a.Prefix.Length > 0).Select(a => a.Prefix)
            .Append(element.Prefix)
            .Concat(method.InclusivePrefixes.Where(p => element.Scope.Find(p) is not null))
            .Select(prefix => (prefix, element.Scope.Find(prefix) ?? ""));
    }

    private string? Rendered(string prefix)
    {
        for (var i = _rendered.Count - 1; i >= 0; i--)
        {
            if (_rendered[i].Prefix == prefix)
                return _rendered[i].Uri;
        }
        return null;
    }
}
