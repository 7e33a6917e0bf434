using SmartCaBot.Signing.Ooxml.Packages;

namespace SmartCaBot.Signing.Ooxml.Signatures;

/// <summary>
/// What of a package a signature may leave out: the signatures themselves, and what only describes the file. A part that anything else
/// leads to is never left out, whatever leads to it besides; nor is a description of which there are two.
/// </summary>
internal sealed class PackageScope
{
    private readonly HashSet<string> _leftOut = new(PartName.Comparer);
    private readonly HashSet<string> _origins = new(PartName.Comparer);
    private readonly HashSet<string> _signatures = new(PartName.Comparer);
    private readonly HashSet<string> _descriptions;

    /// <param name="package">The package.</param>
    /// <param name="isDescription">Which relationships of the package lead to what may be left out.</param>
    public PackageScope(OfficePackage package, Func<string, bool> isDescription)
    {
        // A second one would be another that programs may take instead.
        _descriptions = package.Root.All.Select(r => r.Type).Where(isDescription).GroupBy(type => type).Where(same => same.Count() == 1).Select(one => one.Key).ToHashSet();
        Collect(package, "/", OoxmlNames.OriginRelation, _origins);
        foreach (var origin in _origins)
            Collect(package, origin, OoxmlNames.SignatureRelation, _signatures);
        var all = package.Relationships.Values.SelectMany(r => r.All.Select(one => (Target: r.TargetOf(one), LeftOut: IsLeftOut(r.Source, one)))).ToArray();
        _leftOut.UnionWith(all.Where(r => r is { LeftOut: true, Target: not null }).Select(r => r.Target!));
        _leftOut.ExceptWith(all.Where(r => r is { LeftOut: false, Target: not null }).Select(r => r.Target!));
        _leftOut.UnionWith(_origins.Concat(_signatures).Where(_leftOut.Contains).Select(PartName.RelationshipsOf).ToArray());
    }

    /// <summary>Parts that the package's signatures hang on; usually one.</summary>
    public IReadOnlyCollection<string> Origins => _origins;

    /// <summary>Is the part one?</summary>
    public bool IsSignature(string name) => _signatures.Contains(name);

    public bool IsLeftOut(Part part) => _leftOut.Contains(part.Name);

    /// <param name="source">Whose relationship it is.</param>
    /// <param name="relationship">The relationship.</param>
    public bool IsLeftOut(string source, Relationship relationship) => relationship.Type switch
    {
        _ when relationship.IsExternal => false,
        OoxmlNames.SignatureRelation => _origins.Contains(source),
        OoxmlNames.CertificateRelation => _signatures.Contains(source),
        OoxmlNames.OriginRelation => source == "/",
        var type => source == "/" && _descriptions.Contains(type),
    };

    private static void Collect(OfficePackage package, string source, string type, HashSet<string> into)
    {
        if (package.Relationships.TryGetValue(source, out var relationships))
            into.UnionWith(relationships.All.Where(r => r.Type == type).Select(relationships.TargetOf).OfType<string>());
    }
}
