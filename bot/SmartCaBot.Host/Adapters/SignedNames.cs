using SmartCaBot.Conversations.Flows;
using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Host.Adapters;

/// <summary>What a signed file is called, and what it is.</summary>
internal static class SignedNames
{
    /// <summary>don-xin-hoc.pdf becomes don-xin-hoc-da-ky.pdf; a signature beside bang-ke.docx is bang-ke.docx.p7s.</summary>
    public static string Of(string name, DocumentFormat format) => format switch
    {
        DocumentFormat.Pdf => Of(name, ".pdf"),
        DocumentFormat.Xml => Of(name, ".xml"),
        DocumentFormat.CmsAttached => Of(name, ".p7m"),
        DocumentFormat.Ooxml => Of(name, Path.GetExtension(name) is { Length: > 1 } ending ? ending : ".docx"),
        DocumentFormat.CmsDetached => name + ".p7s",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, null),
    };

    /// <param name="name">Of the document.</param>
    /// <param name="format">In which it was signed.</param>
    public static string MediaType(string name, DocumentFormat format) => format switch
    {
        DocumentFormat.Pdf => "application/pdf",
        DocumentFormat.Xml => "application/xml",
        DocumentFormat.CmsAttached => "application/pkcs7-mime",
        DocumentFormat.CmsDetached => "application/pkcs7-signature",
        DocumentFormat.Ooxml => (DocumentTypes.Of(name) ?? DocumentTypes.Of(".docx"))!.MediaType,
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, null),
    };

    private static string Of(string name, string ending) =>
        (name.EndsWith(ending, StringComparison.OrdinalIgnoreCase) ? name[..^ending.Length] : name) + "-da-ky" + ending;
}
