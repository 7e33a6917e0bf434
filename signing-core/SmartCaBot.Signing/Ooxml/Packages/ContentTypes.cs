namespace SmartCaBot.Signing.Ooxml.Packages;

/// <summary>What the parts of a package are (ECMA-376 Part 2, 10.1.2): by the ending of their name, or one by one.</summary>
internal sealed class ContentTypes
{
    private readonly PackageXml _xml;
    private readonly Dictionary<string, string> _byEnding = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _byName = new(PartName.Comparer);

    private ContentTypes(PackageXml xml) => _xml = xml;

    /// <exception cref="PackageException">It is malformed, or says two things of one part.</exception>
    public static ContentTypes Read(byte[] item, CancellationToken cancellationToken)
    {
        var types = new ContentTypes(PackageXml.Read(item, OoxmlNames.ContentTypes, "Types", cancellationToken));
        foreach (var (name, attributes) in types._xml.Elements)
        {
            var key = name switch
            {
                "Default" => attributes.GetValueOrDefault("Extension"),
                "Override" => attributes.GetValueOrDefault("PartName") is ['/', .. var part] ? PartName.Of(part) : null,
                _ => null,
            };
            if (key is null || !attributes.TryGetValue("ContentType", out var type) || !(name == "Default" ? types._byEnding : types._byName).TryAdd(key, type))
                throw PackageException.Damaged("the content types are malformed");
        }
        return types;
    }

    /// <summary>Null for what is no part.</summary>
    public string? Of(string name)
    {
        if (_byName.TryGetValue(name, out var type))
            return type;
        var dot = name.LastIndexOf('.');
        return dot > name.LastIndexOf('/') ? _byEnding.GetValueOrDefault(name[(dot + 1)..]) : null;
    }

    /// <summary>The item, once it names these parts too.</summary>
    public byte[] With(IReadOnlyCollection<(string Name, string Type)> parts) => parts.Any(p => _byName.TryGetValue(p.Name, out var other) && other != p.Type)
        ? throw PackageException.Unsupported("the content types know a new part as something else")
        : _xml.With(parts
        .Where(p => Of(p.Name) != p.Type)
        .Select(p => ("Override", (IEnumerable<(string, string?)>)[("PartName", p.Name), ("ContentType", p.Type)])));
}
