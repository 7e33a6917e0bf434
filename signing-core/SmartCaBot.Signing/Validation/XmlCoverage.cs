using SmartCaBot.Signing.Xml;
using SmartCaBot.Signing.Xml.Reading;
using SmartCaBot.Signing.Xml.Signatures;

namespace SmartCaBot.Signing.Validation;

/// <summary>
/// Says how much of an XML document a signature speaks for. A signature that names an element by its identifier proves that this
/// element was signed, wherever it was moved; only where the document is of a known kind, and the element stands where that kind has
/// it, does it prove anything of the document.
/// </summary>
internal static class XmlCoverage
{
    /// <param name="signature">The signature; its references are understood.</param>
    /// <param name="parts">What they have.</param>
    /// <param name="all">All signatures of the document; null where one is malformed.</param>
    /// <param name="finders">Of the known kinds; have seen the document.</param>
    /// <param name="beside">Has seen it too.</param>
    public static Coverage Of(
        XmlSignature signature, SignedParts parts, IReadOnlyList<XmlSignature?> all, IEnumerable<ProfileFinder> finders, BesideFinder beside)
    {
        if (parts.Elements.Any(e => e is null))
            return Coverage.Unknown;
        if (beside.SaysHowItLooks)
            return Coverage.CoversSomePart;
        var covered = signature.References!.Zip(parts.Elements, (reference, element) => (reference.LeftOut, Element: element!.Value)).ToArray();
        // The document element has number 1: all but the comments and the instructions beside it.
        var whole = covered.Where(c => c.Element == 0 || (c.Element == 1 && !beside.HasInstruction)).ToArray();
        if (whole.Length == 0)
            return finders.Any(f => IsItsPart(f, signature, covered)) ? Coverage.CoversItsPart : Coverage.CoversSomePart;
        if (!signature.IsClosed)
            return Coverage.ChangedAfterSigning;
        if (all.Count == 1 || whole.Any(c => c.LeftOut != LeftOut.AllSignatures))
            return Coverage.CoversWholeFile;
        return all.All(s => s is { IsClosed: true }) ? Coverage.FollowedByAllowedChanges : Coverage.ChangedAfterSigning;
    }

    private static bool IsItsPart(ProfileFinder finder, XmlSignature signature, IEnumerable<(LeftOut LeftOut, int Element)> covered) =>
        finder.Data is { } data && finder.Place?.Ordinal == signature.Tree.Parent && covered.Any(c => c.Element == data.Ordinal && c.LeftOut != LeftOut.AllSignatures);
}
