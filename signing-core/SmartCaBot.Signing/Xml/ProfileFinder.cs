using SmartCaBot.Signing.Xml.Reading;

namespace SmartCaBot.Signing.Xml;

/// <summary>Looks for a profile's elements while a document is read.</summary>
internal sealed class ProfileFinder
{
    private readonly PathFinder[] _path;
    private readonly PathFinder? _data;

    public ProfileFinder(XmlProfile profile)
    {
        Profile = profile;
        _path = [.. Enumerable.Range(0, profile.Place.Count + 1).Select(steps => Below(profile, profile.Place.Take(steps)))];
        _data = profile.Data is { } data ? Below(profile, [data]) : null;
    }

    public XmlProfile Profile { get; }

    public IEnumerable<IXmlVisitor> Visitors => _data is null ? _path : [.. _path, _data];

    public bool Fits => Anchor is not null;

    /// <summary>Null unless there is exactly one.</summary>
    public FoundElement? Anchor => _path[0].Only;

    /// <summary>Where the signature stands, or will; null unless it is there, once.</summary>
    public FoundElement? Place => _path[^1].Only;

    /// <summary>Null unless there is exactly one, or when the whole document is signed.</summary>
    public FoundElement? Data => _data?.Only;

    /// <summary>The deepest element of the way to the place that is there, and the names that are not; null when one is there twice.</summary>
    public (FoundElement Element, IReadOnlyList<string> Missing)? Nearest
    {
        get
        {
            var there = _path.Count(p => p.Count > 0);
            return there > 0 && _path[..there].All(p => p.Count == 1) ? (_path[there - 1].First!, [.. Profile.Place.Skip(there - 1)]) : null;
        }
    }

    private static PathFinder Below(XmlProfile profile, IEnumerable<string> names)
    {
        var steps = string.Concat(names.Select(name => $"/*:{name}"));
        return new(LocationPath.Parse(string.Join('|', profile.Anchor.Split('|', StringSplitOptions.TrimEntries).Select(a => a + steps)), profile.Namespaces));
    }
}
