namespace SmartCaBot.Signing.Xml;

/// <summary>Namespaces and identifiers of XMLDSig 1.1, XAdES (EN 319 132-1), RFC 4051 and RFC 6931.</summary>
internal static class XmlNames
{
    public const string Dsig = "http://www.w3.org/2000/09/xmldsig#";
    public const string Xades = "http://uri.etsi.org/01903/v1.3.2#";
    public const string Xml = "http://www.w3.org/XML/1998/namespace";

    public const string SignedProperties = "http://uri.etsi.org/01903#SignedProperties";
    public const string SignatureProperties = Dsig + "SignatureProperties";

    public const string Enveloped = Dsig + "enveloped-signature";
    public const string XPath = "http://www.w3.org/TR/1999/REC-xpath-19991116";
    public const string Inclusive = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
    public const string Exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";

    /// <summary>TimeStampToken in DER (EN 319 132-1 5.1.3).</summary>
    public const string Der = "http://uri.etsi.org/01903/v1.2.2#DER";

    public const string Sha256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    public const string Sha384 = "http://www.w3.org/2001/04/xmldsig-more#sha384";
    public const string Sha512 = "http://www.w3.org/2001/04/xmlenc#sha512";

    public const string RsaSha256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    public const string EcdsaSha256 = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
}
