namespace SmartCaBot.Dialogs.Citizens;

/// <summary>What a personal identification number says of its holder, for an officer to compare with the card.</summary>
/// <param name="Province">Where the birth was registered, as the province was called then; null when no province has that code.</param>
/// <param name="IsMale">By the century's digit: even for men, odd for women (Circular 07/2016/TT-BCA, annex 1).</param>
/// <param name="BirthYear">All four digits.</param>
public sealed record CitizenNumberFacts(string? Province, bool IsMale, int BirthYear)
{
    /// <param name="number">12 digits.</param>
    public static CitizenNumberFacts Of(string number)
    {
        ArgumentNullException.ThrowIfNull(number);
        return new(
            Provinces.OfCode(number[..3]), (number[3] - '0') % 2 == 0, CitizenNumber.Of(number).BirthYear);
    }

    public override string ToString() => "CitizenNumberFacts(***)";
}
