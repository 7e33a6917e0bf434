namespace SmartCaBot.Signing.Xml.Reading;

/// <summary>Finds the elements with given identifiers. An identifier that occurs twice names nothing: that is how signatures are wrapped.</summary>
internal sealed class IdFinder(IReadOnlySet<string> wanted) : IXmlVisitor
{
    private readonly Dictionary<string, (int Ordinal, int Last, int Count)> _found = [];
    private readonly Dictionary<int, string> _open = [];

    public void Start(XmlStart element)
    {
        foreach (var attribute in element.Attributes)
        {
            if (!attribute.IsId || !wanted.Contains(attribute.Value))
                continue;
            var count = _found.TryGetValue(attribute.Value, out var known) ? known.Count + 1 : 1;
            _found[attribute.Value] = (element.Ordinal, int.MaxValue, count);
            _open[element.Ordinal] = attribute.Value;
        }
    }

    public void End(XmlEnd element)
    {
        if (_open.Remove(element.Ordinal, out var id))
            _found[id] = _found[id] with { Last = element.LastOrdinal };
    }

    public bool Occurs(string id) => _found.ContainsKey(id);

    /// <summary>Numbers of the element and of its last descendant; null when there is not exactly one.</summary>
    public (int Ordinal, int Last)? Find(string id) => _found.TryGetValue(id, out var found) && found.Count == 1 ? (found.Ordinal, found.Last) : null;
}
