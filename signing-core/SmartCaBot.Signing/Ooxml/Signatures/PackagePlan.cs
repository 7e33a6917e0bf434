using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Ooxml.Packages;

namespace SmartCaBot.Signing.Ooxml.Signatures;

/// <summary>
/// What a new signature signs, where it goes, and what changes in the package for it. Inspecting makes the same plan as preparing and
/// finishing do.
/// </summary>
/// <param name="Package">The package.</param>
/// <param name="Name">Of the new part.</param>
/// <param name="ExistingSignatures">How many there are.</param>
/// <param name="Signed">The parts that are signed; of relationships, those that are.</param>
/// <param name="Replaced">Items that get another content, by their names in the archive.</param>
/// <param name="Added">Items that come in beside the signature.</param>
internal sealed record PackagePlan(
    OfficePackage Package, string Name, int ExistingSignatures, IReadOnlyList<(Part Part, IReadOnlyList<Relationship>? Chosen)> Signed,
    IReadOnlyDictionary<string, byte[]> Replaced, IReadOnlyList<(string Name, byte[] Content)> Added)
{
    private const string Folder = "/_xmlsignatures/";

    /// <exception cref="PackageException">Why the document cannot be signed.</exception>
    public static PackagePlan Make(Stream document, OoxmlOptions options, CancellationToken cancellationToken)
    {
        var package = OfficePackage.Open(document, options, cancellationToken);
        // What a program in the document will show nobody can agree to.
        if (package.Parts.Any(p => IsProgram(p.Type)))
            throw new PackageException(DocumentRefusal.Programs, "a document with macros");
        // What is fetched when it is opened is another tomorrow: pictures, templates, parts of the text.
        if (package.Relationships.Values.Any(r => r.All.Any(one => OoxmlNames.IsImported(one.Type) || (one.IsExternal && !OoxmlNames.IsLink(one.Type))))
            || LinkUse.IsOther(package, cancellationToken))
            throw new PackageException(DocumentRefusal.Changeable, "a document with content that stands elsewhere");
        var scope = new PackageScope(package, DescriptionUse.MayBeShown(package, cancellationToken) ? OoxmlNames.IsPicture : OoxmlNames.IsDescription);
        if (scope.Origins.Count > 1)
            throw PackageException.Unsupported("signatures in two places");
        var origin = scope.Origins.SingleOrDefault();
        var existing = PackageSignature.All(package, scope, cancellationToken);
        foreach (var reference in existing.SelectMany(s => s.References ?? throw PackageException.Unsupported("a signature that is not understood")))
            CheckFree(reference, origin);
        var folder = origin is null ? Folder : origin[..(origin.LastIndexOf('/') + 1)];
        var name = Enumerable.Range(1, existing.Count + 1).Select(i => $"{folder}sig{i}.xml").FirstOrDefault(n => package.Find(n) is null)
            ?? throw PackageException.Unsupported("the names of signatures are taken");
        var (replaced, added) = Changes(package, origin, name, isFirst: existing.Count == 0);
        return new(package, name, existing.Count, Parts(package, scope), replaced, added);
    }

    private static bool IsProgram(string type) =>
        type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || type.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)
        || type.Contains("activeX", StringComparison.OrdinalIgnoreCase) || type.Contains("macrosheet", StringComparison.OrdinalIgnoreCase);

    /// <summary>No earlier signature may cover what changes for this one.</summary>
    private static void CheckFree(PackageReference reference, string? origin)
    {
        var isRoot = origin is null && PartName.Comparer.Equals(reference.Name, OoxmlNames.RootRelationships);
        if ((isRoot && (reference.Chosen is null || reference.Chosen.Types.Contains(OoxmlNames.OriginRelation)))
            || (origin is not null && PartName.Comparer.Equals(reference.Name, PartName.RelationshipsOf(origin))))
            throw new PackageException(DocumentRefusal.LockedByCertification, "an earlier signature covers the place of this one");
    }

    private static List<(Part, IReadOnlyList<Relationship>?)> Parts(OfficePackage package, PackageScope scope)
    {
        var signed = new List<(Part, IReadOnlyList<Relationship>?)>();
        foreach (var part in package.Parts.Where(p => !scope.IsLeftOut(p)).OrderBy(p => p.Name, StringComparer.Ordinal))
        {
            if (PartName.SourceOf(part.Name) is not { } source)
                signed.Add((part, null));
            else if (package.Relationships[source].All.Where(r => !scope.IsLeftOut(source, r)).ToArray() is { Length: > 0 } chosen)
                signed.Add((part, chosen));
        }
        return signed;
    }

    private static (Dictionary<string, byte[]> Replaced, List<(string, byte[])> Added) Changes(
        OfficePackage package, string? origin, string name, bool isFirst)
    {
        var (replaced, added, types) = (new Dictionary<string, byte[]>(), new List<(string, byte[])>(), new List<(string, string)> { (name, OoxmlNames.SignatureType) });
        // Those who signed before may have signed the space, as LibreOffice does.
        foreach (var spaced in package.Relationships.Values.Where(r => isFirst && r.HasSpace))
            replaced[package.Find(PartName.RelationshipsOf(spaced.Source))!.Item.Name] = spaced.Compact;
        if (origin is null)
        {
            origin = $"{Folder}origin.sigs";
            if (package.Find(origin) is not null || package.Find(PartName.RelationshipsOf(origin)) is not null)
                throw PackageException.Unsupported("the name of the signatures' origin is taken");
            replaced[package.Find(OoxmlNames.RootRelationships)!.Item.Name] = package.Root.With(OoxmlNames.OriginRelation, origin[1..], compact: isFirst);
            added.Add((origin[1..], []));
            types.Add((origin, OoxmlNames.OriginType));
        }
        var file = name[(name.LastIndexOf('/') + 1)..];
        var relationships = PartName.RelationshipsOf(origin);
        if (package.Relationships.TryGetValue(origin, out var there))
        {
            replaced[package.Find(relationships)!.Item.Name] = there.With(OoxmlNames.SignatureRelation, file, compact: isFirst);
        }
        else
        {
            var empty = Relationships.Read(origin, System.Text.Encoding.UTF8.GetBytes($"<Relationships xmlns=\"{OoxmlNames.Relationships}\"/>"), CancellationToken.None);
            added.Add((relationships[1..], empty.With(OoxmlNames.SignatureRelation, file, compact: false)));
            types.Add((relationships, OoxmlNames.RelationshipsType));
        }
        replaced[package.TypesItem.Name] = package.Types.With(types);
        return (replaced, added);
    }
}
