namespace SmartCaBot.Signing.Ooxml;

/// <summary>Names of OPC (ECMA-376 Part 2), its signatures (clause 13) and what Office puts into them (MS-OFFCRYPTO 2.5.2).</summary>
internal static class OoxmlNames
{
    public const string ContentTypesItem = "[Content_Types].xml";
    public const string RootRelationships = "/_rels/.rels";

    public const string ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
    public const string Relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
    public const string DigitalSignature = "http://schemas.openxmlformats.org/package/2006/digital-signature";
    public const string RelationshipTransform = "http://schemas.openxmlformats.org/package/2006/RelationshipTransform";
    public const string OfficeSignature = "http://schemas.microsoft.com/office/2006/digsig";

    public const string OriginRelation = Relationships + "/digital-signature/origin";
    public const string SignatureRelation = Relationships + "/digital-signature/signature";
    public const string CertificateRelation = Relationships + "/digital-signature/certificate";

    public const string RelationshipsType = "application/vnd.openxmlformats-package.relationships+xml";
    public const string OriginType = "application/vnd.openxmlformats-package.digital-signature-origin";
    public const string SignatureType = "application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml";

    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private const string StrictOffice = "http://purl.oclc.org/ooxml/officeDocument/relationships/";
    private const string Metadata = Relationships + "/metadata/";

    /// <summary>To the document itself, as the transitional and the strict form name it.</summary>
    public static bool IsDocument(string relation) => relation is Office + "officeDocument" or StrictOffice + "officeDocument";

    /// <summary>To an address that is shown as a link and fetched when somebody follows it.</summary>
    public static bool IsLink(string relation) => relation is Office + "hyperlink" or StrictOffice + "hyperlink";

    /// <summary>To a part in another format that becomes part of the text when the document is opened (altChunk): nobody knows what it brings in.</summary>
    public static bool IsImported(string relation) => relation.EndsWith("/aFChunk", StringComparison.OrdinalIgnoreCase);

    /// <summary>Of attributes that name a relationship.</summary>
    public static bool IsRelationshipAttribute(string ns) => ns + "/" is Office or StrictOffice;

    /// <summary>
    /// To what describes the file: Office rewrites it whenever it saves, so its signatures, and those made here, leave it out where the document
    /// does not show it.
    /// </summary>
    public static bool IsDescription(string relation) =>
        IsPicture(relation) || relation is Metadata + "core-properties" or Office + "extended-properties" or StrictOffice + "extendedProperties";

    /// <summary>To the small picture of the document, which no document shows.</summary>
    public static bool IsPicture(string relation) => relation == Metadata + "thumbnail";

    /// <summary>To properties that users add. Fields may show them, so they are signed here; Office leaves them out.</summary>
    public static bool IsCustomDescription(string relation) => relation is Office + "custom-properties" or StrictOffice + "customProperties";
}
