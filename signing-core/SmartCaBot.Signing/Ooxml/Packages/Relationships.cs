using SmartCaBot.Signing.Xml.Canonical;

namespace SmartCaBot.Signing.Ooxml.Packages;

/// <summary>The relationships of a part, or of the package ("/").</summary>
internal sealed class Relationships
{
    private readonly PackageXml _xml;

    private Relationships(string source, PackageXml xml, IReadOnlyList<Relationship> all) => (Source, _xml, All) = (source, xml, all);

    public string Source { get; }

    public IReadOnlyList<Relationship> All { get; }

    /// <exception cref="PackageException">They are malformed, or two have one identifier.</exception>
    public static Relationships Read(string source, byte[] item, CancellationToken cancellationToken)
    {
        var xml = PackageXml.Read(item, OoxmlNames.Relationships, "Relationships", cancellationToken);
        // Their signed form would have to repeat it; no program writes that.
        if (!xml.IsPlain)
            throw PackageException.Unsupported("relationships with a prefix, or other namespaces");
        var all = new List<Relationship>();
        foreach (var (name, attributes) in xml.Elements)
        {
            if (name != "Relationship" || attributes.GetValueOrDefault("Id") is not { Length: > 0 } id
                || !attributes.TryGetValue("Type", out var type) || !attributes.TryGetValue("Target", out var target)
                || attributes.GetValueOrDefault("TargetMode", "Internal") is not (("Internal" or "External") and var mode))
                throw PackageException.Damaged("relationships are malformed");
            all.Add(new(id, type, target, mode == "External"));
        }
        if (all.DistinctBy(r => r.Id, StringComparer.Ordinal).Count() != all.Count)
            throw PackageException.Damaged("two relationships have one identifier");
        return new(source, xml, all);
    }

    /// <summary>The part that one leads to; null for none in the package.</summary>
    public string? TargetOf(Relationship relationship) => relationship.IsExternal ? null : PartName.Resolve(Source, relationship.Target);

    /// <summary>
    /// Is there white space between them? It is no part of what is signed, but xmlsec1 and LibreOffice with it take each piece for an element.
    /// </summary>
    public bool HasSpace => _xml.Texts > 0;

    /// <summary>The item without it, so that everybody signs and verifies the same.</summary>
    public byte[] Compact => _xml.Compact().Bytes;

    /// <summary>The item, once it has this relationship too.</summary>
    /// <param name="type">What it is for.</param>
    /// <param name="target">Where it leads.</param>
    /// <param name="compact">Without white space.</param>
    public byte[] With(string type, string target, bool compact) => (compact ? _xml.Compact() : _xml).With(
        [("Relationship", [("Id", FreeId()), ("Type", type), ("Target", target)])]);

    /// <summary>
    /// What is signed of them (ECMA-376 Part 2, 13.2.4.24): those chosen, by identifier, with their mode written out and nothing between them,
    /// in the canonical form.
    /// </summary>
    /// <param name="isChosen">Is the relationship signed?</param>
    /// <param name="spaceAsText">As xmlsec1 up to 1.3 has it where there is white space: elements in its place.</param>
    public byte[] Signed(Func<Relationship, bool> isChosen, bool spaceAsText = false)
    {
        var form = new MemoryStream();
        var output = new CanonicalOutput(form.Write);
        output.Markup("<Relationships");
        output.Attribute("xmlns", OoxmlNames.Relationships);
        output.Markup(">");
        for (var i = spaceAsText ? _xml.Texts : 0; i > 0; i--)
            output.Markup("<text></text>");
        foreach (var relationship in All.Where(isChosen).OrderBy(r => r.Id, StringComparer.Ordinal))
        {
            output.Markup("<Relationship");
            output.Attribute("Id", relationship.Id);
            output.Attribute("Target", relationship.Target);
            output.Attribute("TargetMode", relationship.IsExternal ? "External" : "Internal");
            output.Attribute("Type", relationship.Type);
            output.Markup("></Relationship>");
        }
        output.Markup("</Relationships>");
        output.Flush();
        return form.ToArray();
    }

    private string FreeId()
    {
        var taken = All.Select(r => r.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Enumerable.Range(1, taken.Count + 1).Select(i => $"rId{i}").First(id => !taken.Contains(id));
    }
}
