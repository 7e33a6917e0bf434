namespace SmartCaBot.Signing.Pdf.Reading;

/// <summary>Literal and hexadecimal strings (ISO 32000-1 7.3.4).</summary>
internal static class PdfStringReader
{
    public static byte[] Hex(PdfSource source)
    {
        source.Position++; // '<'
        var bytes = new List<byte>();
        var high = -1;
        while (true)
        {
            var c = source.Next();
            if (c == '>')
                break;
            if (PdfCharacters.IsWhiteSpace(c))
                continue;
            var digit = PdfCharacters.Hex(c);
            if (digit < 0)
                throw PdfException.Damaged("a hexadecimal string is malformed");
            if (high < 0)
                high = digit;
            else
            {
                Add(bytes, (high << 4) | digit);
                high = -1;
            }
        }
        if (high >= 0)
            Add(bytes, high << 4);
        return [.. bytes];
    }

    public static byte[] Literal(PdfSource source)
    {
        source.Position++; // '('
        var bytes = new List<byte>();
        var depth = 1;
        while (true)
        {
            var c = source.Next();
            switch (c)
            {
                case < 0:
                    throw PdfException.Damaged("a string does not end");
                case '(':
                    depth++;
                    break;
                case ')' when --depth == 0:
                    return [.. bytes];
                case '\\':
                    c = Escape(source);
                    break;
                case '\r':
                    c = '\n';
                    SkipLineFeed(source);
                    break;
            }
            if (c >= 0)
                Add(bytes, c);
        }
    }

    /// <summary>The escaped byte, or -1 for a line continuation.</summary>
    private static int Escape(PdfSource source)
    {
        var c = source.Next();
        switch (c)
        {
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'b': return '\b';
            case 'f': return '\f';
            case '\n': return -1;
            case '\r':
                SkipLineFeed(source);
                return -1;
            case >= '0' and <= '7':
                var value = c - '0';
                for (var i = 0; i < 2 && source.Peek() is >= '0' and <= '7'; i++)
                    value = (value << 3) | (source.Next() - '0');
                return value & 0xFF;
            case < 0:
                throw PdfException.Damaged("a string does not end");
            default:
                return c;
        }
    }

    private static void SkipLineFeed(PdfSource source)
    {
        if (source.Peek() == '\n')
            source.Position++;
    }

    private static void Add(List<byte> bytes, int value)
    {
        if (bytes.Count == PdfLimits.MaxStringBytes)
            throw PdfException.Unsupported("a string is too long");
        bytes.Add((byte)value);
    }
}
