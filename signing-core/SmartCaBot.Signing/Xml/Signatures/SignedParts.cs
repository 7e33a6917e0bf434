using SmartCaBot.Signing.Xml.Canonical;
using SmartCaBot.Signing.Xml.Reading;

namespace SmartCaBot.Signing.Xml.Signatures;

/// <summary>What a signature's references have in the document as it is.</summary>
/// <param name="SignedInfo">Its canonical form; null when the method is not supported.</param>
/// <param name="Digests">One for each reference; null where there is no single such element, or the digest is not accepted.</param>
/// <param name="Elements">Numbers of the referenced elements; 0: the whole document; null: none, or several.</param>
/// <param name="StampedValue">Canonical form of what its time stamp is over; null when there is none, or its method is not supported.</param>
internal sealed record SignedParts(byte[]? SignedInfo, IReadOnlyList<byte[]?> Digests, IReadOnlyList<int?> Elements, byte[]? StampedValue)
{
    private const int MaxForms = 64;

    /// <summary>How many times the document's size its canonical forms may have; several signatures of one part share its form.</summary>
    private const int MaxTimes = 8;

    /// <summary>Bytes that they may have in any case: of a short document the signatures are the most.</summary>
    private const int Least = 1 << 20;

    /// <param name="document">The document.</param>
    /// <param name="signatures">Its signatures, all references understood.</param>
    /// <param name="ids">Has seen the document, and looked for all their targets.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static IReadOnlyList<SignedParts> Compute(
        Stream document, IReadOnlyList<XmlSignature> signatures, IdFinder ids, CancellationToken cancellationToken)
    {
        if (signatures.Sum(s => s.References!.Count + (s.TimeStamp is null ? 1 : 2)) > MaxForms)
            throw XmlRefusedException.Unsupported("too many references");
        var forms = new CanonicalForms(Least + (MaxTimes * document.Length));
        using var digests = new ReferenceDigests(forms);
        var finish = signatures.Select(signature => Prepare(signature, ids, forms, digests)).ToArray();
        XmlWalk.Run(document, [forms], cancellationToken);
        return [.. finish.Select(f => f())];
    }

    private static Func<SignedParts> Prepare(XmlSignature signature, IdFinder ids, CanonicalForms forms, ReferenceDigests digests)
    {
        var info = new MemoryStream();
        if (signature.Method is { } method)
            forms.Add(method, signature.SignedInfo.Ordinal, _ => false, info.Write);
        var stamped = new MemoryStream();
        if (signature.TimeStamp is { Method: { } how } stamp)
            forms.Add(how, stamp.Value, _ => false, stamped.Write);
        var elements = signature.References!.Select(r => r.Target.Length == 0 ? 0 : ids.Find(r.Target)?.Ordinal).ToArray();
        var values = signature.References!.Zip(elements, (reference, element) =>
            element is { } apex && reference.Digest is { } algorithm ? digests.Add(signature, reference, apex, algorithm) : null).ToArray();
        return () => new(signature.Method is null ? null : info.ToArray(), [.. values.Select(value => value?.Invoke())], elements,
            signature.TimeStamp?.Method is null ? null : stamped.ToArray());
    }
}
