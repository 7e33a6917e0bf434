using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmartCaBot.Office.Campaigns;
using SmartCaBot.Office.Kiosk;
using SmartCaBot.Office.Pictures;
using SmartCaBot.Staff;

namespace SmartCaBot.Office.Pages;

/// <summary>Begins a chat for a citizen on a device of the desk.</summary>
[Authorize(Policy = StaffPolicies.Office)]
internal sealed class KioskModel(
    Kiosks kiosks, CampaignDesk desk, PublicServices services, StaffClock clock, IStaffSignOut signOut, OfficeOptions options, StaffAssets assets) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    public string Style => assets.Url("office.css");

    public IReadOnlyList<PrintedCampaign> Campaigns { get; private set; } = [];

    public PublicServices Services => services;

    /// <summary>What the device opens; shown once.</summary>
    public string? Address { get; private set; }

    public IHtmlContent Picture => new HtmlString(QrPicture.Svg(Address!, "Mã QR mở phiên trên máy ở quầy"));

    public async Task OnGetAsync() => Campaigns =
    [
        .. (await desk.ListAsync(HttpContext.Staff(), HttpContext.RequestAborted)).Where(campaign => campaign.StateAt(clock.Now) == CampaignState.Running),
    ];

    public async Task<IActionResult> OnPostAsync()
    {
        if (await PrepareAsync() is not { } token) return NotFound();
        Address = new Uri(OwnAddress.Of(options, Request), PathOf(token)).AbsoluteUri;
        return Page();
    }

    /// <summary>The citizen gets this device: whoever worked on it is signed out first.</summary>
    public async Task<IActionResult> OnPostHereAsync()
    {
        if (await PrepareAsync() is not { } token) return NotFound();
        await signOut.SignOutAsync(HttpContext);
        return LocalRedirect(PathOf(token));
    }

    private static string PathOf(string token) => $"/?kiosk={token}";

    private async Task<string?> PrepareAsync()
    {
        var member = HttpContext.Staff();
        if (string.IsNullOrEmpty(Code)) return await kiosks.PrepareAsync(member, campaign: null, HttpContext.RequestAborted);
        return await desk.FindAsync(member, Code, HttpContext.RequestAborted) is { } campaign
            ? await kiosks.PrepareAsync(member, campaign, HttpContext.RequestAborted)
            : null;
    }
}
