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
        DocumentFormat.CmsDetached => name + ".p7s",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, null),
    };

    public static string MediaType(DocumentFormat format) => format switch
    {
        DocumentFormat.Pdf => "application/pdf",
        DocumentFormat.Xml => "application/xml",
        DocumentFormat.CmsAttached => "application/pkcs7-mime",
        DocumentFormat.CmsDetached => "application/pkcs7-signature",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, null),
    };

    private static string Of(string name, string ending) =>
        (name.EndsWith(ending, StringComparison.OrdinalIgnoreCase) ? name[..^ending.Length] : name) + "-da-ky" + ending;
}
