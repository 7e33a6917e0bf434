using System.Xml;
using SmartCaBot.Signing.Cms;
using SmartCaBot.Signing.Ooxml;

namespace SmartCaBot.Signing.Xml.Signatures;

/// <summary>What a signature says of itself, in parts that it signs.</summary>
/// <param name="SignedAt">Claimed time.</param>
/// <param name="Certificate">Of SigningCertificateV2 or SigningCertificate, the first entry; null without.</param>
/// <param name="IsXades">It has signed properties.</param>
internal sealed record XmlClaims(DateTimeOffset? SignedAt, CertificateDigest? Certificate, bool IsXades)
{
    /// <param name="signature">Its references must be understood.</param>
    /// <param name="zone">Of times that name none.</param>
    public static XmlClaims Read(XmlSignature signature, TimeZoneInfo zone)
    {
        var targets = signature.References!.Select(r => r.Target).ToHashSet();
        var signed = signature.Tree.Descendants().Where(e => e.Id is { } id && targets.Contains(id)).ToArray();
        if (signed.FirstOrDefault(e => e.Is(XmlNames.Xades, "SignedProperties")) is not { } properties)
            return new(signed.SelectMany(e => e.Descendants()).Where(IsTime).Select(e => Time(e.Text, zone)).FirstOrDefault(), null, false);
        var signatureProperties = properties.One(XmlNames.Xades, "SignedSignatureProperties");
        var named = (signatureProperties?.One(XmlNames.Xades, "SigningCertificateV2") ?? signatureProperties?.One(XmlNames.Xades, "SigningCertificate"))
            ?.Children.FirstOrDefault()?.One(XmlNames.Xades, "CertDigest");
        return new(Time(signatureProperties?.One(XmlNames.Xades, "SigningTime")?.Text, zone), Digest(named), true);
    }

    /// <summary>As forms have it, or packages (ECMA-376 Part 2, 13.2.4.21).</summary>
    private static bool IsTime(XmlTree element) => element.LocalName == "SigningTime" || element.Is(OoxmlNames.DigitalSignature, "Value");

    private static CertificateDigest? Digest(XmlTree? digest) => digest is null
        ? null
        : new(XmlAlgorithms.Digest(digest.One("DigestMethod")?["Algorithm"]), XmlAlgorithms.Base64(digest.One("DigestValue")?.Text) ?? []);

    /// <summary>xs:dateTime; Vietnamese forms leave out the zone.</summary>
    private static DateTimeOffset? Time(string? text, TimeZoneInfo zone)
    {
        try
        {
            if (text is null)
                return null;
            var time = XmlConvert.ToDateTime(text, XmlDateTimeSerializationMode.RoundtripKind);
            return time.Kind == DateTimeKind.Unspecified ? new(time, zone.GetUtcOffset(time)) : XmlConvert.ToDateTimeOffset(text);
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            return null;
        }
    }
}
