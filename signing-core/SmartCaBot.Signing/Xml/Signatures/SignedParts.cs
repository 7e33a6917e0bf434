using System.Security.Cryptography;
using SmartCaBot.Signing.Xml.Canonical;
using SmartCaBot.Signing.Xml.Reading;

namespace SmartCaBot.Signing.Xml.Signatures;

/// <summary>What a signature's references have in the document as it is.</summary>
/// <param name="SignedInfo">Its canonical form; null when the method is not supported.</param>
/// <param name="Digests">One for each reference; null where there is no single such element, or the digest is not accepted.</param>
/// <param name="Elements">Numbers of the referenced elements; 0: the whole document; null: none, or several.</param>
internal sealed record SignedParts(byte[]? SignedInfo, IReadOnlyList<byte[]?> Digests, IReadOnlyList<int?> Elements)
{
    /// <summary>Each costs a canonical form of what may be the whole document.</summary>
    private const int MaxForms = 64;

    /// <param name="document">The document.</param>
    /// <param name="signatures">Its signatures, all references understood.</param>
    /// <param name="ids">Has seen the document, and looked for all their targets.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static IReadOnlyList<SignedParts> Compute(
        Stream document, IReadOnlyList<XmlSignature> signatures, IdFinder ids, CancellationToken cancellationToken)
    {
        if (signatures.Sum(s => s.References!.Count + 1) > MaxForms)
            throw XmlRefusedException.Unsupported("too many references");
        var forms = new List<IXmlVisitor>();
        var finish = new List<Func<SignedParts>>();
        foreach (var signature in signatures)
        {
            var info = new MemoryStream();
            if (signature.Method is { } method)
                forms.Add(new Canonicalizer(method, signature.SignedInfo.Ordinal, _ => false, info.Write));
            var elements = signature.References!.Select(r => r.Target.Length == 0 ? 0 : ids.Find(r.Target)?.Ordinal).ToArray();
            var digests = signature.References!.Zip(elements, (reference, element) => Digest(signature, reference, element, forms)).ToArray();
            finish.Add(() => new(signature.Method is null ? null : info.ToArray(), [.. digests.Select(Finish)], elements));
        }
        XmlWalk.Run(document, forms, cancellationToken);
        return [.. finish.Select(f => f())];
    }

    private static byte[]? Finish(IncrementalHash? digest)
    {
        using (digest)
            return digest?.GetHashAndReset();
    }

    private static IncrementalHash? Digest(XmlSignature signature, XmlReference reference, int? element, List<IXmlVisitor> forms)
    {
        if (element is not { } apex || reference.Digest is not { } algorithm)
            return null;
        var own = signature.Tree.Ordinal;
        Func<XmlStart, bool> leftOut = reference.LeftOut switch
        {
            LeftOut.OwnSignature => start => start.Ordinal == own,
            LeftOut.AllSignatures => start => start.Is(XmlNames.Dsig, "Signature"),
            _ => _ => false,
        };
        var digest = IncrementalHash.CreateHash(algorithm);
        forms.Add(new Canonicalizer(reference.Method, apex, leftOut, digest.AppendData));
        return digest;
    }
}
