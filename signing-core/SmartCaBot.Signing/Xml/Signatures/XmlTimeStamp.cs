using SmartCaBot.Signing.Xml.Canonical;

namespace SmartCaBot.Signing.Xml.Signatures;

/// <summary>The time stamp of a XAdES signature (EN 319 132-1 5.3): over the SignatureValue element.</summary>
/// <param name="Value">Number of that element.</param>
/// <param name="Method">How it becomes bytes; null when not supported.</param>
/// <param name="Token">TimeStampToken; empty when it is no Base64.</param>
internal sealed record XmlTimeStamp(int Value, CanonicalMethod? Method, byte[] Token)
{
    /// <summary>The first one; null when there is none.</summary>
    public static XmlTimeStamp? Read(XmlTree signature)
    {
        var stamp = Unsigned(signature).SelectMany(p => p.All(XmlNames.Xades, "SignatureTimeStamp")).FirstOrDefault();
        if (stamp is null || signature.One("SignatureValue") is not { } value)
            return null;
        var method = stamp.One("CanonicalizationMethod");
        return new(
            value.Ordinal,
            method is null ? CanonicalMethod.Inclusive : CanonicalMethod.Of(method["Algorithm"], XmlReference.PrefixList(method)),
            XmlAlgorithms.Base64(stamp.All(XmlNames.Xades, "EncapsulatedTimeStamp").FirstOrDefault()?.Text) ?? []);
    }

    /// <summary>XAdES properties that the signature does not sign.</summary>
    public static IEnumerable<XmlTree> Unsigned(XmlTree signature) => signature.All(XmlNames.Dsig, "Object")
        .SelectMany(o => o.All(XmlNames.Xades, "QualifyingProperties"))
        .SelectMany(q => q.All(XmlNames.Xades, "UnsignedProperties"))
        .SelectMany(u => u.All(XmlNames.Xades, "UnsignedSignatureProperties"));
}
