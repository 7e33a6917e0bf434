using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmartCaBot.Office.Campaigns;
using SmartCaBot.Staff;

namespace SmartCaBot.Office.Pages;

/// <summary>One code: its prints, its change, its end.</summary>
[Authorize(Policy = StaffPolicies.Office)]
internal sealed class CampaignModel(
    CampaignDesk desk, CampaignDirectory directory, PublicServices services, OfficeOptions options, StaffClock clock) : PageModel
{
    private static readonly Dictionary<string, string> NoChoice = [];

    [BindProperty]
    public CampaignForm Form { get; set; } = new();

    public PrintedCampaign Campaign { get; private set; } = null!;

    public string OfficeName { get; private set; } = "";

    public string ShownAddress => CampaignAddress.Shown(OwnAddress.Of(options, Request), Campaign.Code);

    public bool OffersZalo => options.ZaloAccount is not null && Campaign.Channels.HasFlag(OfferedChannels.Zalo);

    public PublicServices Services => services;

    public StaffClock Clock => clock;

    public CampaignFormView View => new(Form, NoChoice, services, "Lưu thay đổi");

    private StaffMember Member => HttpContext.Staff();

    public async Task<IActionResult> OnGetAsync(string code)
    {
        if (!await LoadAsync(code)) return NotFound();
        Form = CampaignForm.Of(Campaign, clock);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code)
    {
        if (!await LoadAsync(code)) return NotFound();
        if (Form.Check(ModelState, Campaign.Office, services, clock) is not { } draft) return Page();
        if (await desk.TryChangeAsync(Member, Campaign, draft, HttpContext.RequestAborted)) return Back(OfficeNotes.CampaignChanged);
        ModelState.AddModelError("", "Có người vừa sửa hoặc kết thúc mã này. Anh/chị tải lại trang rồi sửa lại.");
        return Page();
    }

    public async Task<IActionResult> OnPostEndAsync(string code, bool sure)
    {
        if (!await LoadAsync(code)) return NotFound();
        if (!sure) return LocalRedirect($"/office/campaigns/{Campaign.Code}");
        await desk.TryEndAsync(Member, Campaign, HttpContext.RequestAborted);
        return Back(OfficeNotes.CampaignEnded);
    }

    private LocalRedirectResult Back(string note) => LocalRedirect(StaffNote.On($"/office/campaigns/{Campaign.Code}", note));

    private async Task<bool> LoadAsync(string code)
    {
        if (await desk.FindAsync(Member, code, HttpContext.RequestAborted) is not { } campaign) return false;
        Campaign = campaign;
        OfficeName = (await directory.OfficesAsync(HttpContext.RequestAborted)).GetValueOrDefault(campaign.Office, campaign.Office);
        return true;
    }
}
