using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Ooxml.Packages;
using SmartCaBot.Signing.Xml;
using static SmartCaBot.Signing.Xml.Writing.XmlText;

namespace SmartCaBot.Signing.Ooxml.Signatures;

/// <summary>
/// The signature part, as text: XMLDSig with the manifest of the package (ECMA-376 Part 2, 13.2), what Office wants to know of a signature
/// (MS-OFFCRYPTO 2.5.2.5), and XAdES (EPES with the implied policy, as Office writes it). Identifiers and prefixes are Office's: some
/// readers go by them; LibreOffice wants the signer's certificate alone in KeyInfo, so those above it stand with XAdES. Its length does not depend on the digests within it.
/// </summary>
/// <param name="manifest">Addresses of the signed parts; of relationships, the identifiers; their SHA-256.</param>
/// <param name="signer">Who signs.</param>
/// <param name="parameters">When, and why.</param>
internal sealed class PackageSignatureText(
    IEnumerable<(string Address, IReadOnlyList<Relationship>? Chosen, byte[] Digest)> manifest, SigningCertificate signer, SignatureParameters parameters)
{
    public const string Id = "idPackageSignature";

    private const string PackageObject = "idPackageObject";
    private const string OfficeObject = "idOfficeObject";
    private const string Properties = "idSignedProperties";
    private const string ObjectType = XmlNames.Dsig + "Object";

    private readonly string _objects = PackageObjectText(manifest, parameters) + OfficeObjectText(parameters) + XadesObject(signer, parameters);

    /// <summary>How many digests it holds.</summary>
    public static int References => 3;

    /// <summary>In two pieces, between which the signature value goes.</summary>
    public (string Before, string After) Write(IReadOnlyList<byte[]> digests)
    {
        const string gap = "\0";
        var whole = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + Element(
            "Signature", [("xmlns", XmlNames.Dsig), ("Id", Id)],
            SignedInfo(digests), Plain("SignatureValue", gap), Plain("KeyInfo", Plain("X509Data", Plain("X509Certificate", Convert.ToBase64String(signer.Certificate.RawDataMemory.Span)))),
            _objects);
        var at = whole.IndexOf(gap, StringComparison.Ordinal);
        return (whole[..at], whole[(at + 1)..]);
    }

    private string SignedInfo(IReadOnlyList<byte[]> digests) => Plain(
        "SignedInfo",
        Algorithm("CanonicalizationMethod", XmlNames.Inclusive),
        Algorithm("SignatureMethod", signer.Algorithm == SignatureAlgorithm.EcdsaSha256 ? XmlNames.EcdsaSha256 : XmlNames.RsaSha256),
        Reference([("Type", ObjectType), ("URI", $"#{PackageObject}")], [], digests[0]),
        Reference([("Type", ObjectType), ("URI", $"#{OfficeObject}")], [], digests[1]),
        Reference([("Type", XmlNames.SignedProperties), ("URI", $"#{Properties}")], [Algorithm("Transform", XmlNames.Inclusive)], digests[2]));

    private static string PackageObjectText(
        IEnumerable<(string Address, IReadOnlyList<Relationship>? Chosen, byte[] Digest)> manifest, SignatureParameters parameters) => Element(
        "Object", [("Id", PackageObject)],
        Plain("Manifest", manifest.Select(m => Reference([("URI", m.Address)], m.Chosen is { } chosen ? Transforms(chosen) : [], m.Digest))),
        Property("idSignatureTime", Element(
            "mdssi:SignatureTime", [("xmlns:mdssi", OoxmlNames.DigitalSignature)],
            Plain("mdssi:Format", "YYYY-MM-DDThh:mm:ssTZD"), Plain("mdssi:Value", Time(parameters)))));

    private static string[] Transforms(IEnumerable<Relationship> chosen) =>
    [
        Element(
            "Transform", [("Algorithm", OoxmlNames.RelationshipTransform)],
            chosen.Select(r => Element("mdssi:RelationshipReference", [("xmlns:mdssi", OoxmlNames.DigitalSignature), ("SourceId", r.Id)]))),
        Algorithm("Transform", XmlNames.Inclusive),
    ];

    /// <summary>All elements must be there; the numbers say nothing of us and are such as Office accepts.</summary>
    private static string OfficeObjectText(SignatureParameters parameters) => Element(
        "Object", [("Id", OfficeObject)],
        Property("idOfficeV1Details", Element(
            "SignatureInfoV1", [("xmlns", OoxmlNames.OfficeSignature)],
            Plain("SetupID"), Plain("SignatureText"), Plain("SignatureImage"), Plain("SignatureComments", Escape(parameters.Reason ?? "")),
            Plain("WindowsVersion", "10.0"), Plain("OfficeVersion", "16.0"), Plain("ApplicationVersion", "16.0"), Plain("Monitors", "1"),
            Plain("HorizontalResolution", "1280"), Plain("VerticalResolution", "800"), Plain("ColorDepth", "32"),
            Plain("SignatureProviderId", "{00000000-0000-0000-0000-000000000000}"), Plain("SignatureProviderUrl"),
            Plain("SignatureProviderDetails", "9"), Plain("SignatureType", "1"))));

    /// <summary>Office knows the first form of the certificate's name only (EN 319 132-1 5.2.2 has the second).</summary>
    private static string XadesObject(SigningCertificate signer, SignatureParameters parameters)
    {
        var certificate = signer.Certificate;
        var number = new BigInteger(certificate.SerialNumberBytes.Span, isUnsigned: true, isBigEndian: true).ToString(CultureInfo.InvariantCulture);
        return Plain("Object", Element(
            "xd:QualifyingProperties", [("xmlns:xd", XmlNames.Xades), ("Target", $"#{Id}")],
            Element(
                "xd:SignedProperties", [("Id", Properties)],
                Plain(
                    "xd:SignedSignatureProperties",
                    Plain("xd:SigningTime", Time(parameters)),
                    Plain("xd:SigningCertificate", Plain(
                        "xd:Cert",
                        Plain(
                            "xd:CertDigest",
                            Algorithm("DigestMethod", XmlNames.Sha256),
                            Plain("DigestValue", Convert.ToBase64String(SHA256.HashData(certificate.RawDataMemory.Span)))),
                        Plain("xd:IssuerSerial", Plain("X509IssuerName", Escape(certificate.Issuer)), Plain("X509SerialNumber", number)))),
                    Plain("xd:SignaturePolicyIdentifier", Plain("xd:SignaturePolicyImplied")))),
            Plain("xd:UnsignedProperties", Plain("xd:UnsignedSignatureProperties", Plain(
                "xd:CertificateValues",
                signer.Chain.Select(c => Plain("xd:EncapsulatedX509Certificate", Convert.ToBase64String(c.RawDataMemory.Span))))))));
    }

    private static string Property(string id, string content) =>
        Plain("SignatureProperties", Element("SignatureProperty", [("Id", id), ("Target", $"#{Id}")], content));

    private static string Reference(IEnumerable<(string, string?)> attributes, string[] transforms, byte[] digest) => Element(
        "Reference", attributes,
        transforms.Length == 0 ? "" : Plain("Transforms", transforms), Algorithm("DigestMethod", XmlNames.Sha256),
        Plain("DigestValue", Convert.ToBase64String(digest)));

    private static string Time(SignatureParameters parameters) =>
        parameters.SignedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Algorithm(string name, string algorithm) => Element(name, [("Algorithm", algorithm)]);

    private static string Plain(string name, params IEnumerable<string> content) => Element(name, [], content);
}
