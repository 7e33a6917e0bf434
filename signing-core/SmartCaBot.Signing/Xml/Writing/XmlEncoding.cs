using System.Text;

namespace SmartCaBot.Signing.Xml.Writing;

/// <summary>How a document's characters are bytes. A signature can be put into UTF-8, and into UTF-16 with its mark.</summary>
internal enum XmlEncoding
{
    Utf8,
    Utf16LittleEndian,
    Utf16BigEndian,
}

internal static class XmlEncodings
{
    /// <summary>Null for another encoding.</summary>
    /// <param name="document">Its first bytes are read.</param>
    /// <param name="declared">What its declaration names, or null.</param>
    public static XmlEncoding? Of(Stream document, string? declared)
    {
        Span<byte> mark = stackalloc byte[2];
        document.Position = 0;
        document.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false);
        var is16 = declared is null || declared.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase);
        return mark switch
        {
            [0xFF, 0xFE] => is16 ? XmlEncoding.Utf16LittleEndian : null,
            [0xFE, 0xFF] => is16 ? XmlEncoding.Utf16BigEndian : null,
            [0, _] or [_, 0] => null,
            _ => declared is null || declared.Equals("utf-8", StringComparison.OrdinalIgnoreCase) ? XmlEncoding.Utf8 : null,
        };
    }

    /// <summary>Bytes of a character of ASCII.</summary>
    public static int Unit(this XmlEncoding encoding) => encoding == XmlEncoding.Utf8 ? 1 : 2;

    public static byte[] Bytes(this XmlEncoding encoding, string text) => (encoding switch
    {
        XmlEncoding.Utf8 => Encoding.UTF8,
        XmlEncoding.Utf16LittleEndian => Encoding.Unicode,
        _ => Encoding.BigEndianUnicode,
    }).GetBytes(text);
}
