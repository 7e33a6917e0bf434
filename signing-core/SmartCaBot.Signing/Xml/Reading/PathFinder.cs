namespace SmartCaBot.Signing.Xml.Reading;

/// <param name="Ordinal">Its number.</param>
/// <param name="Depth">Of the element.</param>
/// <param name="Name">As written.</param>
/// <param name="Id">Its identifier, or null.</param>
internal sealed record FoundElement(int Ordinal, int Depth, string Name, string? Id);

/// <summary>Finds the elements at a path: for each open element, the steps that lead to it are kept as bits.</summary>
internal sealed class PathFinder(LocationPath path) : IXmlVisitor
{
    private readonly List<uint[]> _states = [[.. path.Alternatives.Select(_ => 1u)]];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The first.</summary>
    public FoundElement? First { get; private set; }

    /// <summary>The one that is there, or null.</summary>
    public FoundElement? Only => Count == 1 ? First : null;

    public void Start(XmlStart element)
    {
        // One array for each depth, not for each element.
        if (_states.Count == element.Depth + 1)
            _states.Add(new uint[path.Alternatives.Count]);
        var (before, after) = (_states[element.Depth], _states[element.Depth + 1]);
        Array.Clear(after);
        var found = false;
        for (var i = 0; i < before.Length; i++)
        {
            var steps = path.Alternatives[i];
            for (var step = 0; step < steps.Count; step++)
            {
                if ((before[i] & (1u << step)) == 0)
                    continue;
                if (steps[step].Descendant)
                    after[i] |= 1u << step;
                if (steps[step].Fits(element))
                    after[i] |= 1u << (step + 1);
            }
            found |= (after[i] & (1u << steps.Count)) != 0;
        }
        if (!found)
            return;
        Count++;
        First ??= new(element.Ordinal, element.Depth, element.Name, element.Id);
    }
}
