using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmartCaBot.Office.Campaigns;
using SmartCaBot.Staff;

namespace SmartCaBot.Office.Pages;

[Authorize(Policy = StaffPolicies.Office)]
internal sealed class CampaignsModel(CampaignDesk desk, CampaignDirectory directory, PublicServices services, StaffClock clock) : PageModel
{
    private IReadOnlyDictionary<string, string> _offices = new Dictionary<string, string>();

    public IReadOnlyList<PrintedCampaign> Campaigns { get; private set; } = [];

    public PublicServices Services => services;

    public StaffClock Clock => clock;

    public async Task OnGetAsync()
    {
        Campaigns = await desk.ListAsync(HttpContext.Staff(), HttpContext.RequestAborted);
        _offices = await directory.OfficesAsync(HttpContext.RequestAborted);
    }

    /// <summary>Who works for one office knows its name.</summary>
    public string PlaceOf(PrintedCampaign campaign)
    {
        var desk = campaign.Desk.Length > 0 ? campaign.Desk : "Cả bộ phận";
        return HttpContext.Staff().Office is null ? $"{desk}, {_offices.GetValueOrDefault(campaign.Office, campaign.Office)}" : desk;
    }
}
