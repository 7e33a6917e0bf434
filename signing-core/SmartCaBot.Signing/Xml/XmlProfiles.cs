namespace SmartCaBot.Signing.Xml;

/// <summary>
/// The kinds of documents that are known. The Vietnamese shapes are those of files in use: electronic invoices (Decree 123/2020,
/// Circular 78/2021), tax declarations of eTax, and dossiers of social insurance. The last fits every document.
/// </summary>
public static class XmlProfiles
{
    /// <summary>An invoice by itself, or in the message that carries one.</summary>
    private const string Invoice = "/*:HDon|/*:TDiep/*:DLieu/*:HDon";

    private static readonly string[] InsuranceForms =
        ["TK1-TS", "D02-TS", "D03-TS", "D05-TS", "D01-TS", "TK3-TS", "M01B-HSB", "M05A-HSB"];

    public static XmlProfile InvoiceSeller { get; } = new("invoice, seller")
    {
        Anchor = Invoice,
        Place = ["DSCKS", "NBan"],
        Data = "DLHDon",
        SignatureId = "NBan",
    };

    public static XmlProfile InvoiceBuyer { get; } = new("invoice, buyer")
    {
        Anchor = Invoice,
        Place = ["DSCKS", "NMua"],
        Data = "DLHDon",
        SignatureId = "NMua",
    };

    /// <summary>The tax authority gives an invoice its code, and signs that with the data.</summary>
    public static XmlProfile InvoiceAuthority { get; } = new("invoice, tax authority") { Anchor = Invoice, Place = ["DSCKS", "CQT"], Data = "DLHDon", IsForOthers = true };

    public static XmlProfile TaxDeclaration { get; } = new("tax declaration")
    {
        Anchor = "/*:HSoThueDTu",
        Place = ["CKyDTu"],
        Data = "HSoKhaiThue",
        HasKeyValue = true,
        Canonicalization = XmlNames.Inclusive + "#WithComments",
    };

    public static XmlProfile InsuranceDossier { get; } = new("social insurance, dossier") { Anchor = "/*:Hoso", Place = ["CKy_Dvi"] };

    public static XmlProfile InsuranceForm { get; } = new("social insurance, form")
    {
        Anchor = string.Join('|', InsuranceForms.Select(form => $"/*:{form}")),
        Place = ["Cky"],
    };

    /// <summary>Enveloped, last in the document element.</summary>
    public static XmlProfile Xades { get; } = new("any document") { IsXades = true, Canonicalization = XmlNames.Exclusive };

    public static IReadOnlyList<XmlProfile> All { get; } = [InvoiceSeller, InvoiceBuyer, InvoiceAuthority, TaxDeclaration, InsuranceDossier, InsuranceForm, Xades];
}
