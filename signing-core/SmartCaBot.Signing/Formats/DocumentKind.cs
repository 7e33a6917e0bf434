using SmartCaBot.Signing.Ooxml;

namespace SmartCaBot.Signing.Formats;

/// <summary>What a file is, told by its content. Names lie.</summary>
public enum DocumentKind
{
    Pdf,
    Xml,

    /// <summary>CMS SignedData in DER or BER, with or without its content.</summary>
    SignedData,

    /// <summary>An Office document in an OPC package (docx, xlsx, pptx), also a damaged or encrypted one.</summary>
    Ooxml,

    /// <summary>An Office document of the kind before 2007 (.doc, .xls, .ppt).</summary>
    OldOffice,
    Other,
}

public static class DocumentKinds
{
    private const int Head = 1024;

    /// <summary>OBJECT IDENTIFIER id-signedData (RFC 5652 5.1), encoded.</summary>
    private static ReadOnlySpan<byte> SignedData => [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02];

    /// <param name="document">Seekable; left at its beginning.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async ValueTask<DocumentKind> OfAsync(Stream document, CancellationToken cancellationToken)
    {
        var head = await HeadAsync(document, cancellationToken);
        var kind = Of(head);
        if (kind != DocumentKind.Other)
            return kind;
        kind = OfficeFile.IsOne(document, head, cancellationToken) ? DocumentKind.Ooxml
            : CompoundFile.IsOne(head) && CompoundFile.IsOldDocument(document) ? DocumentKind.OldOffice : kind;
        document.Position = 0;
        return kind;
    }

    /// <summary>The media type of what a file is recognised as; application/octet-stream otherwise.</summary>
    public static async ValueTask<string> MediaTypeAsync(Stream document, CancellationToken cancellationToken)
    {
        var head = await HeadAsync(document, cancellationToken);
        return Of(head) switch
        {
            DocumentKind.Pdf => "application/pdf",
            DocumentKind.Xml => "application/xml",
            DocumentKind.SignedData => "application/pkcs7-mime",
            _ when head.AsSpan().StartsWith("PK\x3\x4"u8) => "application/zip",
            _ when head.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']) => "image/png",
            _ when head.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) => "image/jpeg",
            _ => "application/octet-stream",
        };
    }

    private static DocumentKind Of(ReadOnlySpan<byte> head)
    {
        // 30 LL.. before the identifier: up to nine bytes of length. Looked for first, because the content may be a PDF.
        if (head is [0x30, ..] && head.IndexOf(SignedData) is >= 2 and <= 10)
            return DocumentKind.SignedData;
        if (head.IndexOf("%PDF-"u8) >= 0)
            return DocumentKind.Pdf;
        return LooksLikeXml(head) ? DocumentKind.Xml : DocumentKind.Other;
    }

    /// <summary>A less-than sign, and no HTML, behind a mark of the encoding and white space; in UTF-16 with a zero beside it.</summary>
    private static bool LooksLikeXml(ReadOnlySpan<byte> head)
    {
        var text = head switch
        {
            [0xEF, 0xBB, 0xBF, .. var rest] => rest,
            [0xFF, 0xFE, .. var rest] => rest,
            [0xFE, 0xFF, 0, .. var rest] => rest,
            _ => head,
        };
        text = text.TrimStart(" \t\r\n\0"u8);
        return text is [(byte)'<', _, ..] && !StartsWithIgnoringCase(text, "<!doctype html") && !StartsWithIgnoringCase(text, "<html");
    }

    private static bool StartsWithIgnoringCase(ReadOnlySpan<byte> text, string start) =>
        text.Length >= start.Length && System.Text.Ascii.EqualsIgnoreCase(text[..start.Length], start);

    private static async ValueTask<byte[]> HeadAsync(Stream document, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        document.Position = 0;
        var head = new byte[Head];
        var read = await document.ReadAtLeastAsync(head, Head, throwOnEndOfStream: false, cancellationToken);
        document.Position = 0;
        return head[..read];
    }
}
