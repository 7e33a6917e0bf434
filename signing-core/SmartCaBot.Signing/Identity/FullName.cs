using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace SmartCaBot.Signing.Identity;

/// <summary>A person's name as on the identity card: NFC, letters and marks, words parted by one blank, 2 to 100 characters.</summary>
public sealed record FullName
{
    private FullName(string value) => Value = value;

    public string Value { get; }

    public static bool TryParse(string? text, [NotNullWhen(true)] out FullName? name)
    {
        name = null;
        if (string.IsNullOrWhiteSpace(text) || text.Length > 200)
            return false;
        var value = string.Join(' ', text.Normalize(NormalizationForm.FormC).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        if (value.Length is < 2 or > 100 || !value.All(IsNameCharacter) || !value.Any(char.IsLetter))
            return false;
        name = new FullName(value);
        return true;
    }

    public static FullName Parse(string text) =>
        TryParse(text, out var name) ? name : throw new FormatException("Not a person's name.");

    public override string ToString() => string.Join(' ', Value.Split(' ').Select(Mask.Start));

    // Ethnic minorities' names carry apostrophes and hyphens (Y'Bhĩ, H-Ren).
    private static bool IsNameCharacter(char c) =>
        char.IsLetter(c) || c is ' ' or '\'' or '’' or '-' || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;
}
