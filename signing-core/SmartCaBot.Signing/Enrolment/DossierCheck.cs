using SmartCaBot.Signing.Identity;

namespace SmartCaBot.Signing.Enrolment;

/// <summary>The rules that a dossier must meet before an officer's time is spent on it.</summary>
internal static class DossierCheck
{
    private const int LongestAddress = 300;

    // X.520 upper bound of stateOrProvinceName.
    private const int LongestProvince = 128;

    public static DossierDefect? Find(Citizen citizen, ConsentRecord consent, EnrolmentOptions options, DateOnly today)
    {
        if (consent.Purpose != options.ConsentPurpose)
            return DossierDefect.ConsentMissing;
        if (!citizen.CitizenId.Agrees(citizen.DateOfBirth))
            return DossierDefect.CitizenIdDisagrees;
        if (citizen.DateOfBirth.AddYears(options.MinimumAge) > today)
            return DossierDefect.TooYoung;
        if (citizen.CardIssuedOn > today || citizen.CardIssuedOn <= citizen.DateOfBirth || citizen.CardExpiresOn <= citizen.CardIssuedOn)
            return DossierDefect.CardDatesImpossible;
        if (citizen.CardExpiresOn < today)
            return DossierDefect.CardExpired;
        return IsText(citizen.Province, LongestProvince) && IsText(citizen.Address, LongestAddress)
            ? null
            : DossierDefect.AddressIncomplete;
    }

    private static bool IsText(string text, int longest) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= longest && !text.Any(char.IsControl);
}
