using System.Diagnostics.CodeAnalysis;

namespace SmartCaBot.Signing.Identity;

/// <summary>
/// A citizen identity number (CCCD): 12 digits = 3 for the place where the birth was registered, 1 for century and sex,
/// 2 for the year of birth, 6 random (Circular 59/2021/TT-BCA).
/// </summary>
public sealed record CitizenId
{
    private CitizenId(string value) => Value = value;

    public string Value { get; }

    public static bool TryParse(string? text, [NotNullWhen(true)] out CitizenId? id)
    {
        id = text is { Length: 12 } && text.All(char.IsAsciiDigit) ? new CitizenId(text) : null;
        return id is not null;
    }

    public static CitizenId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException("A citizen identity number has 12 digits.");

    /// <summary>Whether the century and year digits say this date of birth. 0 and 1 are the 20th century, 2 and 3 the 21st, and so on.</summary>
    public bool Agrees(DateOnly dateOfBirth)
    {
        var century = 1900 + ((Value[3] - '0') / 2 * 100);
        return century + int.Parse(Value.AsSpan(4, 2)) == dateOfBirth.Year;
    }

    public override string ToString() => Mask.End(Value, 3);
}
