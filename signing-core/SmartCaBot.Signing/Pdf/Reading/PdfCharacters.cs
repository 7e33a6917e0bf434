namespace SmartCaBot.Signing.Pdf.Reading;

/// <summary>Character classes of ISO 32000-1 7.2.2.</summary>
internal static class PdfCharacters
{
    public static bool IsWhiteSpace(int c) => c is 0 or 9 or 10 or 12 or 13 or 32;

    public static bool IsDelimiter(int c) => c is '(' or ')' or '<' or '>' or '[' or ']' or '{' or '}' or '/' or '%';

    public static bool IsRegular(int c) => c >= 0 && !IsWhiteSpace(c) && !IsDelimiter(c);

    /// <summary>Value of a hexadecimal digit, or -1.</summary>
    public static int Hex(int c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'A' and <= 'F' => c - 'A' + 10,
        >= 'a' and <= 'f' => c - 'a' + 10,
        _ => -1,
    };
}
