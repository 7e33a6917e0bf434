using SmartCaBot.Office.Campaigns;

namespace SmartCaBot.Office.Pages;

/// <summary>The form that new and changed codes share.</summary>
/// <param name="Form">As filled in.</param>
/// <param name="Offices">Id → name to choose from; empty where the office is given.</param>
/// <param name="Services">Named in the list of steps.</param>
/// <param name="Button">What the button says.</param>
internal sealed record CampaignFormView(CampaignForm Form, IReadOnlyDictionary<string, string> Offices, PublicServices Services, string Button);
