using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Ooxml.Packages;
using SmartCaBot.Signing.Xml.Reading;
using SmartCaBot.Signing.Xml.Signatures;

namespace SmartCaBot.Signing.Ooxml.Signatures;

/// <summary>A signature of a package (ECMA-376 Part 2, 13.2), taken apart but not yet judged.</summary>
/// <param name="Name">Of its part.</param>
/// <param name="Xml">Null when it is malformed.</param>
/// <param name="Signed">What its references within its part have; null when one is not understood.</param>
/// <param name="References">Of the manifests that it signs; null when one of them is not understood.</param>
internal sealed record PackageSignature(string Name, XmlSignature? Xml, SignedParts? Signed, IReadOnlyList<PackageReference>? References)
{
    private const int MaxSignatures = 20;

    /// <summary>Of all signatures together, which are held in memory. Each reference has about six.</summary>
    private const int MaxElements = 60_000;

    /// <exception cref="PackageException">There are too many, or one cannot be read at all.</exception>
    public static IReadOnlyList<PackageSignature> All(OfficePackage package, PackageScope scope, CancellationToken cancellationToken)
    {
        var parts = package.Parts.Where(part => scope.IsSignature(part.Name)).OrderBy(p => p.Name, PartOrder.Instance).ToArray();
        if (parts.Length > MaxSignatures)
            throw PackageException.Unsupported("too many signatures");
        return [.. parts.Select(part => Read(part.Name, package.ReadAll(part, cancellationToken), MaxElements / parts.Length, cancellationToken))];
    }

    /// <summary>The one that is being made.</summary>
    public static PackageSignature Read(byte[] part, CancellationToken cancellationToken) => Read("", part, MaxElements, cancellationToken);

    private static PackageSignature Read(string name, byte[] part, int maxElements, CancellationToken cancellationToken)
    {
        try
        {
            var document = new MemoryStream(part);
            var collector = new SignatureCollector(maxElements);
            XmlWalk.Run(document, [collector], cancellationToken);
            if (collector.Signatures is not [{ Parent: 0 } tree] || XmlSignature.Read(tree) is not { } signature)
                return new(name, null, null, null);
            if (signature.References is not { } references)
                return new(name, signature, null, null);
            var ids = new IdFinder(references.Select(r => r.Target).Where(t => t.Length > 0).ToHashSet());
            XmlWalk.Run(document, [ids], cancellationToken);
            var signed = SignedParts.Compute(document, [signature], ids, cancellationToken)[0];
            return new(name, signature, signed, Manifests(tree, signed));
        }
        catch (XmlRefusedException e) when (e.Reason == DocumentRefusal.Damaged)
        {
            return new(name, null, null, null);
        }
        catch (XmlRefusedException e)
        {
            throw new PackageException(e.Reason, e.Message, e);
        }
    }

    /// <summary>
    /// Only what is signed counts: manifests in the objects that SignedInfo names. A part is named once: each time its relationships would
    /// have to be put in form again, and no program needs that.
    /// </summary>
    private static List<PackageReference>? Manifests(XmlTree signature, SignedParts signed)
    {
        var read = signature.All(SmartCaBot.Signing.Xml.XmlNames.Dsig, "Object")
            .SelectMany(o => o.All(SmartCaBot.Signing.Xml.XmlNames.Dsig, "Manifest").Where(m => signed.Elements.Contains(o.Ordinal) || signed.Elements.Contains(m.Ordinal)))
            .SelectMany(m => m.Children)
            .Select(reference => reference.Is(SmartCaBot.Signing.Xml.XmlNames.Dsig, "Reference") ? PackageReference.Read(reference) : null)
            .ToArray();
        return read.Contains(null) || read.DistinctBy(r => r!.Name, PartName.Comparer).Count() != read.Length ? null : [.. read.Select(r => r!)];
    }

    /// <summary>sig2 before sig10.</summary>
    private sealed class PartOrder : IComparer<string>
    {
        public static readonly PartOrder Instance = new();

        public int Compare(string? x, string? y) =>
            (x!.Length - y!.Length) is not 0 and var byLength ? byLength : string.CompareOrdinal(x, y);
    }
}
