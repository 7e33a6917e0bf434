using System.Globalization;
using System.Text;
using SmartCaBot.Signing.Pdf.Objects;

namespace SmartCaBot.Signing.Pdf.Reading;

/// <summary>Tokens of ISO 32000-1 7.2 and 7.3, read from the source's position.</summary>
internal sealed class PdfLexer(PdfSource source)
{
    /// <summary>Long enough for every keyword, number and name that ISO 32000-1 Annex C allows.</summary>
    private const int MaxWord = 1024;

    public PdfSource Source => source;

    public void SkipWhiteSpace()
    {
        while (true)
        {
            var c = source.Peek();
            if (c == '%')
            {
                while (source.Peek() is not (-1 or '\n' or '\r'))
                    source.Position++;
            }
            else if (PdfCharacters.IsWhiteSpace(c))
                source.Position++;
            else
                return;
        }
    }

    /// <summary>A run of regular characters; empty when there is none.</summary>
    public string Word()
    {
        var word = new StringBuilder();
        while (PdfCharacters.IsRegular(source.Peek()))
        {
            if (word.Length == MaxWord)
                throw PdfException.Damaged("a word is too long");
            word.Append((char)source.Next());
        }
        return word.ToString();
    }

    /// <summary>Skips white space and takes the keyword, or leaves the position where it was.</summary>
    public bool TryKeyword(string keyword)
    {
        var start = source.Position;
        SkipWhiteSpace();
        foreach (var c in keyword)
        {
            if (source.Next() != c)
            {
                source.Position = start;
                return false;
            }
        }
        if (!PdfCharacters.IsRegular(source.Peek()))
            return true;
        source.Position = start;
        return false;
    }

    public void Keyword(string keyword)
    {
        if (!TryKeyword(keyword))
            throw PdfException.Damaged($"'{keyword}' expected");
    }

    /// <summary>Skips white space and takes an unsigned integer, or leaves the position where it was.</summary>
    public bool TryUnsigned(out long value)
    {
        var start = source.Position;
        SkipWhiteSpace();
        value = 0;
        var digits = 0;
        while (source.Peek() is >= '0' and <= '9' && digits < 18)
        {
            value = (value * 10) + source.Next() - '0';
            digits++;
        }
        if (digits > 0 && !PdfCharacters.IsRegular(source.Peek()))
            return true;
        source.Position = start;
        return false;
    }

    public long Unsigned() => TryUnsigned(out var value) ? value : throw PdfException.Damaged("a number expected");

    public PdfObject Number()
    {
        var word = Word();
        if (long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer))
            return new PdfInteger(integer);
        return double.TryParse(word, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
            ? new PdfReal(word)
            : throw PdfException.Damaged("a number is malformed");
    }

    public PdfName Name()
    {
        source.Position++; // the solidus
        var name = new StringBuilder();
        while (PdfCharacters.IsRegular(source.Peek()))
        {
            var c = source.Next();
            if (c == '#')
            {
                var value = (PdfCharacters.Hex(source.Next()) << 4) | PdfCharacters.Hex(source.Next());
                c = value > 0 ? value : throw PdfException.Damaged("a name has a malformed escape");
            }
            if (name.Length == MaxWord)
                throw PdfException.Damaged("a name is too long");
            name.Append((char)c);
        }
        return new(name.ToString());
    }
}
