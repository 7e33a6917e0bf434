using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Dialogs.Citizens;

/// <summary>What the dates of a citizen and of the card must be to each other.</summary>
internal static class CardRules
{
    public const int AdultAge = 18;
    private const int FirstCardAge = 14;

    /// <summary>A card issued in the last two years before one of these ages is good until the next (Law 26/2023/QH15, art. 21).</summary>
    private const int EarlyYears = 2;

    /// <summary>The first cards with a 12-digit number.</summary>
    private static readonly DateOnly FirstCards = new(2012, 7, 1);

    private static readonly int[] RenewalAges = [25, 40, 60];

    public static Phrase? CheckBirth(DateOnly birth, CitizenNumber number, DateOnly today)
    {
        if (birth > today) return new Phrase("birth-date.future");
        return birth.Year == number.BirthYear ? null : new Phrase("birth-date.not_as_card", ("year", Year(number.BirthYear)));
    }

    public static Phrase? CheckIssued(DateOnly issued, DateOnly birth, DateOnly today)
    {
        if (issued > today) return new Phrase("card-issued.future");
        if (issued < FirstCards) return new Phrase("card-issued.too_early");
        return issued < birth.AddYears(FirstCardAge) ? new Phrase("card-issued.too_young") : null;
    }

    public static Phrase? CheckExpires(DateOnly? expires, DateOnly issued, DateOnly today) => expires switch
    {
        { } end when end <= issued => new Phrase("card-expires.before_issue"),
        { } end when end < today => new Phrase("card-expires.expired", ("date", end)),
        _ => null,
    };

    /// <summary>Until when a card is usually good: the next of the ages 25, 40, 60; null for no end.</summary>
    public static DateOnly? UsualEnd(DateOnly birth, DateOnly issued)
    {
        foreach (var age in RenewalAges)
        {
            if (issued < birth.AddYears(age - EarlyYears)) return birth.AddYears(age);
        }

        return null;
    }

    public static int Age(DateOnly birth, DateOnly today) => today.Year - birth.Year - (today < birth.AddYears(today.Year - birth.Year) ? 1 : 0);

    /// <summary>As text: a year has no thousands separator.</summary>
    private static string Year(int year) => year.ToString("0000", System.Globalization.CultureInfo.InvariantCulture);
}
