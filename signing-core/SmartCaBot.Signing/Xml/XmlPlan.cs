using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Xml.Reading;
using SmartCaBot.Signing.Xml.Signatures;
using SmartCaBot.Signing.Xml.Writing;

namespace SmartCaBot.Signing.Xml;

/// <summary>
/// Where and how a document will be signed. Inspecting makes the same plan as preparing does, so a document that is called signable
/// is.
/// </summary>
/// <param name="Profile">The shape of the signature.</param>
/// <param name="DataId">What is signed; null: the whole document.</param>
/// <param name="Encoding">Of the document.</param>
/// <param name="Parent">The element that the signature, or what is missing above it, is put into.</param>
/// <param name="Missing">Elements to make around the signature, outermost first, as they are written.</param>
/// <param name="ExistingSignatures">Of the document.</param>
internal sealed record XmlPlan(
    XmlProfile Profile, string? DataId, XmlEncoding Encoding, FoundElement Parent, IReadOnlyList<string> Missing, int ExistingSignatures)
{
    /// <exception cref="XmlRefusedException">Why the document cannot be signed.</exception>
    public static XmlPlan Make(Stream document, XmlOptions options, CancellationToken cancellationToken)
    {
        var collector = new SignatureCollector();
        var finders = options.Profiles.Select(profile => new ProfileFinder(profile)).ToArray();
        var beside = new BesideFinder();
        var declared = XmlWalk.Run(document, [collector, beside, .. finders.SelectMany(f => f.Visitors)], cancellationToken);
        beside.RequireOwnLook();
        var encoding = XmlEncodings.Of(document, declared) ?? throw XmlRefusedException.Unsupported("the encoding is neither UTF-8 nor UTF-16");
        var finder = Choose(finders, collector.Signatures);
        if (finder.Nearest is not { } nearest)
            throw XmlRefusedException.Unsupported("the place of the signature is there more than once");
        if (finder.Profile.Data is not null && finder.Data?.Id is null)
            throw XmlRefusedException.Unsupported("what is to be signed is not there, or has no identifier");

        var plan = new XmlPlan(
            finder.Profile, finder.Data?.Id, encoding, nearest.Element, Named(nearest.Missing, nearest.Element.Name), collector.Signatures.Count);
        plan.CheckIds(document, collector.Signatures, cancellationToken);
        return plan;
    }

    /// <summary>The bytes that go in, around a Signature element, and where. An empty tag is opened, which takes its slash.</summary>
    public (long At, int Skip, string Before, string After) Splice(Stream document)
    {
        var place = TagLocator.Find(document, Encoding, Parent.Ordinal);
        var (open, close) = (string.Concat(Missing.Select(name => $"<{name}>")), string.Concat(Missing.Reverse().Select(name => $"</{name}>")));
        return place.IsEmpty
            ? (place.At, Encoding.Unit(), $">{open}", $"{close}</{Parent.Name}")
            : (place.At, 0, open, close);
    }

    private static ProfileFinder Choose(ProfileFinder[] finders, List<XmlTree> signatures)
    {
        var taken = false;
        foreach (var finder in finders.Where(f => f.Fits && !f.Profile.IsForOthers))
        {
            if (finder.Profile.Place.Count == 0 || finder.Place is not { } place || signatures.All(s => s.Parent != place.Ordinal))
                return taken && finder.Profile.Place.Count == 0 ? throw XmlRefusedException.Unsupported("all places for signatures are taken") : finder;
            taken = true;
        }
        throw XmlRefusedException.Unsupported("no known place for a signature, or all are taken");
    }

    /// <summary>New elements take the prefix, and so the namespace, of the one they are put into.</summary>
    private static List<string> Named(IReadOnlyList<string> missing, string parent) =>
        [.. missing.Select(name => parent.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? parent[..(colon + 1)] + name : name)];

    /// <summary>The signed identifier must name one element, and no earlier signature may cover the place where this one goes.</summary>
    private void CheckIds(Stream document, List<XmlTree> trees, CancellationToken cancellationToken)
    {
        var references = trees.Select(XmlSignature.Read).SelectMany(s => s?.References ?? []).Where(r => r.LeftOut != LeftOut.AllSignatures).ToArray();
        if (references.Any(r => r.Target.Length == 0))
            throw Locked();
        string[] fresh = Profile.SignatureId is { } id ? [id, SignatureText.TimeIdOf(id)] : [];
        var ids = new IdFinder(references.Select(r => r.Target).Append(DataId).OfType<string>().Concat(fresh).ToHashSet());
        XmlWalk.Run(document, [ids], cancellationToken);
        if (fresh.Any(ids.Occurs))
            throw XmlRefusedException.Unsupported("the identifier of the signature is taken");
        if (DataId is not null && ids.Find(DataId) is null)
            throw XmlRefusedException.Unsupported("the identifier of what is to be signed is not its own");
        if (references.Any(r => ids.Find(r.Target) is { } found && Parent.Ordinal >= found.Ordinal && Parent.Ordinal <= found.Last))
            throw Locked();
    }

    private static XmlRefusedException Locked() => new(DocumentRefusal.LockedByCertification, "an earlier signature covers the place of this one");
}
