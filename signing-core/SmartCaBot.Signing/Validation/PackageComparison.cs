using System.Security.Cryptography;
using SmartCaBot.Signing.Ooxml.Packages;
using SmartCaBot.Signing.Ooxml.Signatures;

namespace SmartCaBot.Signing.Validation;

/// <summary>Compares what the manifest of a signature says with the package as it is.</summary>
internal sealed class PackageComparison(OfficePackage package, PackageScope scope, PartDigests digests)
{
    /// <returns>The parts, and for each reference whether it is as it was signed; null where its digest is not accepted.</returns>
    public (PackageParts Parts, IReadOnlyList<bool?> AsSigned) Of(IReadOnlyList<PackageReference> references)
    {
        var (covered, altered, missing) = (new List<PackageReference>(), new List<string>(), new List<string>());
        var asSigned = new List<bool?>();
        foreach (var reference in references)
        {
            var part = package.Find(reference.Name);
            bool? same = part is null ? false : IsSame(part, reference);
            asSigned.Add(same);
            if (part is null)
                missing.Add(reference.Name);
            else if (same == false)
                altered.Add(reference.Name);
            else if (same == true)
                covered.Add(reference);
        }
        var signed = covered.ToLookup(r => r.Name, PartName.Comparer);
        // What was altered is told as such and not a second time.
        var told = altered.ToHashSet(PartName.Comparer);
        var open = package.Parts.Where(p => !told.Contains(p.Name)).SelectMany(p => Open(p, signed[p.Name])).ToLookup(o => o.MayBe, o => o.Name);
        return (
            new([.. signed.Select(s => s.Key).Order(StringComparer.Ordinal)], [.. open[false].Order(StringComparer.Ordinal)],
                [.. open[true].Order(StringComparer.Ordinal)], altered, missing),
            asSigned);
    }

    private bool? IsSame(Part part, PackageReference reference)
    {
        // A part that is read as something else is another part (ECMA-376 Part 2, 13.2.4.17).
        if (!part.Type.Equals(reference.Type, StringComparison.OrdinalIgnoreCase))
            return false;
        if (reference.Digest is not { } algorithm)
            return null;
        if (reference.Chosen is not { } chosen)
            return digests.Of(part, algorithm).AsSpan().SequenceEqual(reference.Value);
        if (PartName.SourceOf(part.Name) is not { } source)
            return false;
        var relationships = package.Relationships[source];
        return Is(relationships.Signed(chosen.Includes)) || (relationships.HasSpace && Is(relationships.Signed(chosen.Includes, spaceAsText: true)));

        bool Is(byte[] form) => CryptographicOperations.HashData(algorithm, form).AsSpan().SequenceEqual(reference.Value);
    }

    /// <summary>What of a part nobody signed, and whether that may be.</summary>
    private IEnumerable<(string Name, bool MayBe)> Open(Part part, IEnumerable<PackageReference> signed)
    {
        var all = signed.ToArray();
        if (all.Any(s => s.Chosen is null))
            return [];
        if (PartName.SourceOf(part.Name) is not { } source || (scope.IsLeftOut(part) && all.Length == 0))
            return [(part.Name, scope.IsLeftOut(part))];
        return package.Relationships[source].All
            .Where(r => !all.Any(s => s.Chosen!.Includes(r)))
            .Select(r => ($"{part.Name}#{r.Id}", scope.IsLeftOut(source, r)));
    }
}
