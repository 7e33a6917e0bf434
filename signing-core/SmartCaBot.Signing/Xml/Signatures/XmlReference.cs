using System.Security.Cryptography;
using System.Text.RegularExpressions;
using SmartCaBot.Signing.Xml.Canonical;

namespace SmartCaBot.Signing.Xml.Signatures;

/// <summary>What is left out of the referenced data.</summary>
internal enum LeftOut
{
    Nothing,

    /// <summary>The signature that the reference belongs to (XMLDSig 1.1, 6.6.4).</summary>
    OwnSignature,

    /// <summary>All signatures, so that several may sign one document.</summary>
    AllSignatures,
}

/// <summary>One Reference (XMLDSig 1.1, 4.4.3).</summary>
/// <param name="Target">An identifier; empty: the whole document.</param>
/// <param name="Type">Or null.</param>
/// <param name="LeftOut">What its transforms leave out.</param>
/// <param name="Method">How the rest becomes bytes.</param>
/// <param name="Digest">Null when not accepted here.</param>
/// <param name="Value">Of the digest.</param>
internal sealed partial record XmlReference(
    string Target, string? Type, LeftOut LeftOut, CanonicalMethod Method, HashAlgorithmName? Digest, byte[] Value)
{
    private const int MaxTransforms = 4;

    /// <summary>
    /// Null for everything that is not understood wholly: addresses (nothing is fetched), XPointers, and transforms other than those
    /// that leave out signatures or canonicalise. A transform can turn anything into what was signed, so none is run on trust.
    /// </summary>
    public static XmlReference? Read(XmlTree reference)
    {
        if (reference["URI"] is not { } uri || (uri.Length > 0 && uri is not ['#', _, ..]) || uri.Contains('(', StringComparison.Ordinal))
            return null;
        var (left, method) = (LeftOut.Nothing, (CanonicalMethod?)null);
        foreach (var transform in reference.One("Transforms")?.Children.Take(MaxTransforms + 1) ?? [])
        {
            // A node set ends with the canonicalisation; what came behind it would work on bytes.
            if (method is not null)
                return null;
            switch (transform["Algorithm"])
            {
                case XmlNames.Enveloped:
                    left = left == LeftOut.AllSignatures ? left : LeftOut.OwnSignature;
                    break;
                case XmlNames.XPath when IsNotSignatures(transform):
                    left = LeftOut.AllSignatures;
                    break;
                case var algorithm:
                    method = CanonicalMethod.Of(algorithm, PrefixList(transform));
                    if (method is null)
                        return null;
                    break;
            }
        }
        return XmlAlgorithms.Base64(reference.One("DigestValue")?.Text) is { } value
            ? new(uri.TrimStart('#'), reference["Type"], left, Plain(method), XmlAlgorithms.Digest(reference.One("DigestMethod")?["Algorithm"]), value)
            : null;
    }

    public static string? PrefixList(XmlTree method) =>
        method.One(XmlNames.Exclusive, "InclusiveNamespaces")?["PrefixList"];

    /// <summary>
    /// Same-document references have no comments (XMLDSig 1.1, 4.4.3.3); without a canonicalisation the inclusive one is meant (4.4.3.2).
    /// </summary>
    private static CanonicalMethod Plain(CanonicalMethod? method) => (method ?? CanonicalMethod.Inclusive) with { WithComments = false };

    /// <summary>The one expression that is known: it leaves out signatures and nothing else.</summary>
    private static bool IsNotSignatures(XmlTree transform) =>
        transform.One("XPath") is { } xpath && NotSignatures().Match(xpath.Text) is { Success: true } match
        && xpath.NamespaceOf(match.Groups[1].Value) == XmlNames.Dsig;

    [GeneratedRegex(@"^not\(\s*ancestor-or-self::([\w.-]+):Signature\s*\)$")]
    private static partial Regex NotSignatures();
}
