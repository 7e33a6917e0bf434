using System.Text;
using System.Text.RegularExpressions;

namespace SmartCaBot.Signing.Ooxml.Signatures;

/// <summary>Whether an XML part is in UTF-8 or UTF-16, as packages demand (ECMA-376 Part 2, 9.1.4): in another encoding names have other bytes.</summary>
internal sealed partial class PartEncoding
{
    private const int Longest = 200;

    private readonly List<byte> _head = [];

    public void Add(ReadOnlySpan<byte> bytes) => _head.AddRange(bytes[..Math.Min(bytes.Length, Longest - _head.Count)]);

    public bool IsUnicode
    {
        get
        {
            var head = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_head);
            // UTF-32, either way round.
            if (head is [0xFF, 0xFE, 0, 0, ..] or [0, 0, ..] or [_, 0, 0, 0, ..])
                return false;
            var text = Encoding.Latin1.GetString(head).Replace("\0", "", StringComparison.Ordinal).TrimStart('\u00EF', '\u00BB', '\u00BF', '\u00FE', '\u00FF', ' ', '\t', '\r', '\n');
            return text.StartsWith('<') && (Declared().Match(text) is not { Success: true } declared
                || declared.Groups[1].Value.ToUpperInvariant() is "UTF-8" or "UTF-16" or "UTF-16LE" or "UTF-16BE" or "US-ASCII");
        }
    }

    [GeneratedRegex("""^<\?xml[^>]*\sencoding\s*=\s*["']([^"']*)""", RegexOptions.CultureInvariant)]
    private static partial Regex Declared();
}
