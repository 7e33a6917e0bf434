using System.Globalization;
using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Dialogs.Citizens;

/// <summary>
/// The 12-digit personal identification number (số định danh cá nhân): province of birth registration (3), century and sex (1),
/// year of birth (2), random (6). Decree 137/2015/NĐ-CP art. 13, Circular 07/2016/TT-BCA annex 1.
/// </summary>
internal readonly record struct CitizenNumber
{
    public const int Length = 12;
    private const int OldCardLength = 9;
    private const int OldestPerson = 120;

    private CitizenNumber(string value) => Value = value;

    public string Value { get; }

    public int BirthYear => 1900 + ((Value[3] - '0') / 2 * 100) + int.Parse(Value.AsSpan(4, 2), CultureInfo.InvariantCulture);

    public string Province => Provinces.OfCode(Value[..3])!;

    /// <summary>First and last three digits: enough to recognise one's own, too little to use.</summary>
    public string Masked => $"{Value[..3]} ••• ••• {Value[^3..]}";

    public override string ToString() => "CitizenNumber(***)";

    /// <summary>One that was accepted before.</summary>
    public static CitizenNumber Of(string value) => new(value);

    public static Answer<string> Read(string text, DateOnly today)
    {
        if (Digits.OfNumber(text) is not { } digits) return Answer.No<string>("citizen-id.not_digits");
        if (digits.Length == OldCardLength) return Answer.No<string>("citizen-id.old_card");
        if (digits.Length != Length) return Answer.No<string>(new Phrase("citizen-id.length", ("count", digits.Length)));
        if (Provinces.OfCode(digits[..3]) is null) return Answer.No<string>(new Phrase("citizen-id.province", ("code", digits[..3])));
        var year = new CitizenNumber(digits).BirthYear;
        return year > today.Year || year < today.Year - OldestPerson ? Answer.No<string>("citizen-id.year") : digits;
    }
}
