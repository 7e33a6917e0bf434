namespace SmartCaBot.ZaloSandbox.Api;

/// <summary>What a file is, by its first bytes and, where those say nothing, by its name.</summary>
internal static class FileKinds
{
    public const string Pdf = "application/pdf";
    public const string Doc = "application/msword";
    public const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public const string Csv = "text/csv";
    public const string Other = "application/octet-stream";

    public static string Of(string name, ReadOnlySpan<byte> content)
    {
        if (content.StartsWith("%PDF-"u8)) return Pdf;
        if (content.StartsWith("GIF8"u8)) return "image/gif";
        if (content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return "image/jpeg";
        if (content.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G'])) return "image/png";
        var extension = Path.GetExtension(name).ToLowerInvariant();
        if (content.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]) && extension == ".doc") return Doc;
        if (content.StartsWith("PK"u8) && extension == ".docx") return Docx;
        return extension == ".csv" ? Csv : Other;
    }
}
