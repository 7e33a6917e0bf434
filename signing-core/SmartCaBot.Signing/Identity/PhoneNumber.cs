using System.Diagnostics.CodeAnalysis;

namespace SmartCaBot.Signing.Identity;

/// <summary>A Vietnamese mobile number in E.164 form: +84 and nine digits, the first of them 3, 5, 7, 8 or 9.</summary>
public sealed record PhoneNumber
{
    private PhoneNumber(string value) => Value = value;

    /// <summary>E.164, for example +84912345678.</summary>
    public string Value { get; }

    /// <summary>Reads "0912 345 678", "+84.912.345.678" and "84912345678".</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out PhoneNumber? number)
    {
        number = null;
        var digits = string.Concat((text ?? string.Empty).Where(c => c is not (' ' or '.' or '-' or '(' or ')')));
        var national = digits switch
        {
            ['+', '8', '4', ..] => digits[3..],
            ['8', '4', ..] when digits.Length == 11 => digits[2..],
            ['0', ..] => digits[1..],
            _ => string.Empty,
        };
        if (national.Length != 9 || !national.All(char.IsAsciiDigit) || national[0] is not ('3' or '5' or '7' or '8' or '9'))
            return false;
        number = new PhoneNumber("+84" + national);
        return true;
    }

    public static PhoneNumber Parse(string text) =>
        TryParse(text, out var number) ? number : throw new FormatException("Not a Vietnamese mobile number.");

    public override string ToString() => Mask.End("0" + Value[3..], 3);
}
