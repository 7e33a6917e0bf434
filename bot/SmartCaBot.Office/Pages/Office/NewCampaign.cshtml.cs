using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmartCaBot.Office.Campaigns;
using SmartCaBot.Staff;

namespace SmartCaBot.Office.Pages;

[Authorize(Policy = StaffPolicies.Office)]
internal sealed class NewCampaignModel(
    CampaignDesk desk, CampaignDirectory directory, PublicServices services, OfficeOptions options, StaffClock clock) : PageModel
{
    private IReadOnlyDictionary<string, string> _offices = new Dictionary<string, string>();

    [BindProperty]
    public CampaignForm Form { get; set; } = new();

    public CampaignFormView View => new(Form, _offices, services, "Tạo mã");

    /// <summary>Whoever works for the whole province has to name an office, and there is none.</summary>
    public bool LacksOffice => Member.Office is null && _offices.Count == 0;

    private StaffMember Member => HttpContext.Staff();

    public async Task OnGetAsync()
    {
        Form = new CampaignForm { Start = "register", Web = true, Zalo = options.ZaloAccount is not null, From = DateOnly.FromDateTime(clock.Local(clock.Now).Date) };
        await LoadOfficesAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadOfficesAsync();
        var office = Member.Office ?? (_offices.ContainsKey(Form.Office ?? "") ? Form.Office : null);
        if (Form.Check(ModelState, office, services, clock) is not { } draft) return Page();
        var code = await desk.AddAsync(Member, draft, HttpContext.RequestAborted);
        return LocalRedirect(StaffNote.On($"/office/campaigns/{code}", OfficeNotes.CampaignAdded));
    }

    /// <summary>Only who works for the whole province chooses.</summary>
    private async Task LoadOfficesAsync() =>
        _offices = Member.Office is null ? await directory.OpenOfficesAsync(HttpContext.RequestAborted) : _offices;
}
