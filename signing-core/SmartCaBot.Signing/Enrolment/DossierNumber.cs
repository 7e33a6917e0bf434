using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace SmartCaBot.Signing.Enrolment;

/// <summary>
/// A dossier's number as people read it out: "HS-7K3M-92". Random, so that it tells nothing of how many there are; in letters and digits that
/// are not taken for each other, in writing or by ear; with two check digits, so that a slip finds nothing rather than
/// somebody else's.
/// </summary>
public static class DossierNumber
{
    /// <summary>Characters of a usual number; one more when so many are taken that new ones are hard to find.</summary>
    public const int UsualLength = 4;

    private const string Prefix = "HS";
    private const string Alphabet = "34679ACDEFGHJKMNPQRTUVWXY";
    private const int CheckDigits = 2;
    private const int Modulus = 97;

    public static string New(int length = UsualLength)
    {
        var body = RandomNumberGenerator.GetString(Alphabet, length);
        return $"{Prefix}-{body}-{Check(body):D2}";
    }

    /// <summary>Reads what somebody typed: case, spaces and dashes do not count, nor whether "HS" stands before it.</summary>
    public static bool TryRead(string? text, [NotNullWhen(true)] out string? number)
    {
        number = null;
        if (text is null || text.Length > 40) return false;
        var plain = string.Concat(text.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit));
        if (plain.StartsWith(Prefix, StringComparison.Ordinal)) plain = plain[Prefix.Length..];
        if (plain.Length is < UsualLength + CheckDigits or > UsualLength + CheckDigits + 4) return false;
        var (body, check) = (plain[..^CheckDigits], plain[^CheckDigits..]);
        if (!body.All(Alphabet.Contains) || !check.All(char.IsAsciiDigit) || int.Parse(check, System.Globalization.CultureInfo.InvariantCulture) != Check(body)) return false;
        number = $"{Prefix}-{body}-{check}";
        return true;
    }

    // The number in base 25, modulo a prime above 25: one wrong character, or two that changed places, change the remainder for certain.
    private static int Check(string body) => body.Aggregate(0, (rest, c) => ((rest * Alphabet.Length) + Alphabet.IndexOf(c, StringComparison.Ordinal)) % Modulus);
}
