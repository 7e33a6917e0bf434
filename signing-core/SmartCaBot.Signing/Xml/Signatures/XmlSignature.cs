using SmartCaBot.Signing.Xml.Canonical;

namespace SmartCaBot.Signing.Xml.Signatures;

/// <summary>A Signature element (XMLDSig 1.1, 4.1), taken apart but not yet judged.</summary>
/// <param name="Tree">The element.</param>
/// <param name="SignedInfo">Its SignedInfo.</param>
/// <param name="Method">How SignedInfo becomes bytes; null when not supported.</param>
/// <param name="References">Null when one of them is not understood.</param>
/// <param name="Value">The raw signature.</param>
/// <param name="Certificates">DER, as KeyInfo brings them along, and behind them those of XAdES (EN 319 132-1 5.4.1).</param>
/// <param name="TimeStamp">Over the value; null when there is none.</param>
internal sealed record XmlSignature(
    XmlTree Tree, XmlTree SignedInfo, CanonicalMethod? Method, IReadOnlyList<XmlReference>? References, byte[] Value,
    IReadOnlyList<byte[]> Certificates, XmlTimeStamp? TimeStamp)
{
    private const int MaxReferences = 8;
    private const int MaxCertificates = 16;

    public string? Id => Tree.Id;

    public string? SignatureMethod => SignedInfo.One("SignatureMethod")?["Algorithm"];

    /// <summary>Null when it is malformed.</summary>
    public static XmlSignature? Read(XmlTree tree)
    {
        if (tree.One("SignedInfo") is not { } info || XmlAlgorithms.Base64(tree.One("SignatureValue")?.Text) is not { } value)
            return null;
        var references = info.All(XmlNames.Dsig, "Reference").Take(MaxReferences + 1).ToArray();
        if (references.Length is 0 or > MaxReferences)
            return null;
        var method = info.One("CanonicalizationMethod");
        var read = references.Select(XmlReference.Read).OfType<XmlReference>().ToArray();
        var certificates = tree.One("KeyInfo")?.All(XmlNames.Dsig, "X509Data").SelectMany(d => d.All(XmlNames.Dsig, "X509Certificate")) ?? [];
        var beside = XmlTimeStamp.Unsigned(tree).SelectMany(p => p.All(XmlNames.Xades, "CertificateValues")).SelectMany(v => v.All(XmlNames.Xades, "EncapsulatedX509Certificate"));
        return new(
            tree, info, method is null ? null : CanonicalMethod.Of(method["Algorithm"], XmlReference.PrefixList(method)),
            read.Length == references.Length ? read : null, value,
            [.. certificates.Concat(beside).Take(MaxCertificates).Select(c => XmlAlgorithms.Base64(c.Text)).OfType<byte[]>()],
            XmlTimeStamp.Read(tree));
    }

    /// <summary>Is the element in this signature?</summary>
    public bool Contains(int ordinal) => ordinal > Tree.Ordinal && ordinal <= Tree.Last;

    /// <summary>
    /// Nothing but what a signature is made of, and every Object signed: a place beside would hold what nobody signed, since whole
    /// signatures are left out of what others sign.
    /// </summary>
    public bool IsClosed => Tree.Children.All(child => child.Namespace == XmlNames.Dsig && child.LocalName switch
    {
        "SignedInfo" or "SignatureValue" or "KeyInfo" => true,
        "Object" => IsSigned(child) || child.Children.All(c => c.Is(XmlNames.Xades, "QualifyingProperties") || IsSigned(c)),
        _ => false,
    });

    private bool IsSigned(XmlTree part) => part.Id is { } id && References?.Any(r => r.Target == id) == true;
}
