using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Office.Campaigns;

/// <summary>
/// What a printed QR code leads to: eighteen random letters and digits (89 bits) that say nothing of anybody. Shown in groups of six, which no
/// link code (two groups of four) is mistaken for.
/// </summary>
internal static class CampaignCode
{
    public const int Length = 18;
    private const int Group = 6;

    public static string New() => RandomNumberGenerator.GetString(LinkAlphabet.Text, Length);

    /// <summary>ABCDEF-GHJKMN-PQRSTU.</summary>
    public static string Shown(string code) => string.Join('-', code.Chunk(Group).Select(group => new string(group)));

    /// <summary>As a person copies it: small letters, spaces and dashes do not matter. False for what no code can be.</summary>
    public static bool TryRead(string? text, [NotNullWhen(true)] out string? code)
    {
        code = null;
        if (text is null || text.Length > 2 * Length) return false;
        Span<char> plain = stackalloc char[Length];
        var at = 0;
        foreach (var c in text)
        {
            if (c is ' ' or '-') continue;
            var letter = char.ToUpperInvariant(c);
            if (at == Length || !LinkAlphabet.Text.Contains(letter, StringComparison.Ordinal)) return false;
            plain[at++] = letter;
        }

        if (at != Length) return false;
        code = new string(plain);
        return true;
    }
}
