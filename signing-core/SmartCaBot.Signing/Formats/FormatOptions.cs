using SmartCaBot.Signing.Cms;
using SmartCaBot.Signing.Ooxml;
using SmartCaBot.Signing.Pdf;
using SmartCaBot.Signing.Xml;

namespace SmartCaBot.Signing.Formats;

/// <summary>Settings of all formats together.</summary>
public sealed record FormatOptions(PdfOptions Pdf, CmsOptions Cms, XmlOptions Xml, OoxmlOptions Ooxml)
{
    /// <param name="maxBytes">Longest document accepted, whatever its format.</param>
    /// <param name="zone">Whose local time is meant where a document names no zone, and is written into signatures.</param>
    public static FormatOptions Of(long maxBytes, TimeZoneInfo zone) =>
        new(new() { MaxBytes = maxBytes, TimeZone = zone }, new() { MaxBytes = maxBytes }, new() { MaxBytes = maxBytes, TimeZone = zone },
            new() { MaxBytes = maxBytes, TimeZone = zone });

    /// <param name="trust">Null: level B only.</param>
    public DocumentSigners Signers(TrustServices? trust = null) => new(
    [
        new PdfDocumentSigner(Pdf, trust), new XmlDocumentSigner(Xml, trust), new OoxmlDocumentSigner(Ooxml, trust),
        new CmsDocumentSigner(DocumentFormat.CmsDetached, Cms, trust), new CmsDocumentSigner(DocumentFormat.CmsAttached, Cms, trust),
    ]);
}
