using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Dialogs.Content;

/// <summary>One of the common public services.</summary>
/// <param name="Id">From 1, without a gap.</param>
/// <param name="Name">Null where the source cannot be read; it is then never guessed.</param>
/// <param name="Level">Null likewise.</param>
/// <param name="Audiences">For whom.</param>
/// <param name="Update">What has changed since for this service alone.</param>
/// <param name="OnProvincePortal">Besides the National portal, as the source says.</param>
internal sealed record PublicService(
    int Id, Phrase? Name, ServiceLevel? Level, IReadOnlyList<Audience> Audiences, bool OnProvincePortal, Update? Update);

internal enum ServiceLevel
{
    Full,
    Partial,
}

internal enum Audience
{
    Citizen,
    HouseholdBusiness,
    Enterprise,
}
