using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Formats;
using static SmartCaBot.Signing.Xml.Writing.XmlText;

namespace SmartCaBot.Signing.Xml.Writing;

/// <summary>The Signature element of a profile, as text (XMLDSig 1.1, 4.1). Its length does not depend on the digests.</summary>
/// <param name="profile">Its shape.</param>
/// <param name="id">Of the Signature element.</param>
/// <param name="dataId">What is signed; null: the whole document.</param>
/// <param name="signer">Who signs.</param>
/// <param name="signedAt">Claimed time, in the zone in which it is written.</param>
internal sealed class SignatureText(XmlProfile profile, string id, string? dataId, SigningCertificate signer, DateTimeOffset signedAt)
{
    private readonly string _prefix = profile.IsXades ? "ds:" : "";

    /// <summary>How many digests it holds.</summary>
    public const int References = 2;

    /// <summary>Every identifier that it brings into the document.</summary>
    public IEnumerable<string> Ids => [id, .. Parts.Select(part => $"{id}-{part}"), TimeId];

    private static IEnumerable<string> Parts => ["ref", "props"];

    private string TimeId => TimeIdOf(id);

    /// <summary>Identifier of the object with the time of a signature.</summary>
    public static string TimeIdOf(string id) => $"SigningTime-{id}";

    /// <summary>In two pieces, between which the signature value goes.</summary>
    public (string Before, string After) Write(IReadOnlyList<byte[]> digests)
    {
        const string gap = "\0";
        var whole = Element(
            $"{_prefix}Signature", [(profile.IsXades ? "xmlns:ds" : "xmlns", XmlNames.Dsig), ("Id", id)],
            SignedInfo(digests), Ds("SignatureValue", gap), KeyInfo(), profile.IsXades ? XadesObject() : TimeObject());
        var at = whole.IndexOf(gap, StringComparison.Ordinal);
        return (whole[..at], whole[(at + 1)..]);
    }

    /// <summary>The text behind the value, with a time stamp among the properties that are not signed (EN 319 132-1 5.3).</summary>
    public static string WithTimeStamp(string after, byte[] token)
    {
        // The prefixes are those that the text uses.
        var end = after.LastIndexOf("QualifyingProperties>", StringComparison.Ordinal);
        var at = after.LastIndexOf("</", end, StringComparison.Ordinal);
        var (xades, ds) = (after[(at + 2)..end], after["</".Length..after.IndexOf("SignatureValue>", StringComparison.Ordinal)]);
        var stamp = Element(
            $"{xades}SignatureTimeStamp", [],
            Element($"{ds}CanonicalizationMethod", [("Algorithm", XmlNames.Exclusive)]),
            Element($"{xades}EncapsulatedTimeStamp", [("Encoding", XmlNames.Der)], Convert.ToBase64String(token)));
        var unsigned = $"<{xades}UnsignedSignatureProperties>";
        if (after.IndexOf(unsigned, StringComparison.Ordinal) is >= 0 and var there)
            return after.Insert(there + unsigned.Length, stamp);
        var properties = Element($"{xades}UnsignedProperties", [], Element($"{xades}UnsignedSignatureProperties", [], stamp));
        return after.Insert(at, properties);
    }

    private string SignedInfo(IReadOnlyList<byte[]> digests) => Ds(
        "SignedInfo",
        Algorithm("CanonicalizationMethod", profile.Canonicalization),
        Algorithm("SignatureMethod", signer.Algorithm == SignatureAlgorithm.EcdsaSha256 ? XmlNames.EcdsaSha256 : XmlNames.RsaSha256),
        Reference([("Id", profile.IsXades ? $"{id}-ref" : null), ("URI", dataId is null ? "" : $"#{dataId}")], DataTransforms(), digests[0]),
        profile.IsXades
            ? Reference([("Type", XmlNames.SignedProperties), ("URI", $"#{id}-props")], [Algorithm("Transform", profile.Canonicalization)], digests[1])
            : Reference([("URI", $"#{TimeId}"), ("Type", XmlNames.SignatureProperties)], [], digests[1]));

    /// <summary>
    /// An element that holds the signature, or the whole document, leaves it out. XAdES leaves out all signatures, so that a second
    /// signer does not break the first.
    /// </summary>
    private string[] DataTransforms() => profile.IsXades && dataId is null
        ?
        [
            Element("ds:Transform", [("Algorithm", XmlNames.XPath)], Ds("XPath", "not(ancestor-or-self::ds:Signature)")),
            Algorithm("Transform", profile.Canonicalization),
        ]
        : profile.IsXades
            ? [Algorithm("Transform", XmlNames.Enveloped), Algorithm("Transform", profile.Canonicalization)]
            : [Algorithm("Transform", XmlNames.Enveloped)];

    private string Reference(IEnumerable<(string, string?)> attributes, string[] transforms, byte[] digest) => Element(
        $"{_prefix}Reference", attributes,
        transforms.Length == 0 ? "" : Ds("Transforms", transforms), Algorithm("DigestMethod", XmlNames.Sha256), Ds("DigestValue", Convert.ToBase64String(digest)));

    private string KeyInfo()
    {
        // The baseline wants the signer's certificate first (EN 319 132-1 6.3 c); the Vietnamese forms have it alone, after its subject.
        var certificates = (profile.IsXades ? signer.Chain.Prepend(signer.Certificate) : [signer.Certificate])
            .Select(c => Ds("X509Certificate", Convert.ToBase64String(c.RawDataMemory.Span)));
        var subject = profile.IsXades ? "" : Ds("X509SubjectName", Escape(signer.Certificate.Subject));
        return Ds("KeyInfo", profile.HasKeyValue ? KeyValue() : "", Ds("X509Data", [subject, .. certificates]));
    }

    private string KeyValue()
    {
        using var rsa = signer.Certificate.GetRSAPublicKey();
        if (rsa?.ExportParameters(includePrivateParameters: false) is not { } key)
            return "";
        return Ds("KeyValue", Ds(
            "RSAKeyValue", Ds("Modulus", Convert.ToBase64String(key.Modulus!)), Ds("Exponent", Convert.ToBase64String(key.Exponent!))));
    }

    /// <summary>EN 319 132-1, 5.2.1, 5.2.2 and 5.2.4.</summary>
    private string XadesObject()
    {
        var digest = Convert.ToBase64String(SHA256.HashData(signer.Certificate.RawDataMemory.Span));
        return Ds("Object", Element(
            "xades:QualifyingProperties", [("xmlns:xades", XmlNames.Xades), ("Target", $"#{id}")],
            Element(
                "xades:SignedProperties", [("Id", $"{id}-props")],
                Xades(
                    "SignedSignatureProperties",
                    Xades("SigningTime", signedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
                    Xades("SigningCertificateV2", Xades("Cert", Xades("CertDigest", Algorithm("DigestMethod", XmlNames.Sha256), Ds("DigestValue", digest))))),
                Xades(
                    "SignedDataObjectProperties",
                    Element("xades:DataObjectFormat", [("ObjectReference", $"#{id}-ref")], Xades("MimeType", "application/xml"))))));
    }

    /// <summary>The time as invoices have it: local, without a zone, in no namespace.</summary>
    private string TimeObject() => Element(
        "Object", [("Id", TimeId)],
        Element(
            "SignatureProperties", [("xmlns", "")],
            Element(
                "SignatureProperty", [("Target", $"#{id}")],
                Element("SigningTime", [], signedAt.DateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)))));

    private string Algorithm(string name, string algorithm) => Element($"{_prefix}{name}", [("Algorithm", algorithm)]);

    private string Ds(string name, params IEnumerable<string> content) => Element($"{_prefix}{name}", [], content);

    private static string Xades(string name, params IEnumerable<string> content) => Element($"xades:{name}", [], content);
}
