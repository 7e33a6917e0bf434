using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SmartCaBot.Admin.Switches;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Staff;

namespace SmartCaBot.Admin.Pages;

/// <summary>One switch, on the page that says what turning it means.</summary>
[Authorize(Policy = StaffPolicies.Admin), Authorize(Policy = StaffPolicies.Fresh)]
internal sealed class SwitchModel(ISwitchControl switches, TimeProvider clock) : AdminPage
{
    public static readonly IReadOnlyList<(int Minutes, string Text)> Lengths =
        [(15, "15 phút"), (60, "1 giờ"), (240, "4 giờ"), (720, "12 giờ"), (1440, "1 ngày"), (4320, "3 ngày")];

    public SwitchName Which { get; private set; }

    public SwitchChange? Last { get; private set; }

    public bool IsOn => Last is null || Last.IsOnAt(clock.GetUtcNow());

    [BindProperty]
    public long Known { get; set; }

    [BindProperty]
    public bool TurnOn { get; set; }

    [BindProperty]
    public int? Minutes { get; set; }

    [BindProperty]
    public string? NoticeVi { get; set; }

    [BindProperty]
    public string? NoticeEn { get; set; }

    public async Task<IActionResult> OnGetAsync(string name)
    {
        if (!await LoadAsync(name)) return NotFound();
        Known = Last?.Number ?? 0;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string name)
    {
        if (!await LoadAsync(name)) return NotFound();
        if (Minutes is not null && Lengths.All(length => length.Minutes != Minutes)) return BadRequest();
        var order = new SwitchOrder(
            Which, TurnOn, Reason ?? "", Actor, Minutes is { } minutes ? clock.GetUtcNow().AddMinutes(minutes) : null,
            new SwitchNotice(NoticeVi?.Trim() ?? "", NoticeEn?.Trim() ?? ""), Known);
        switch (await switches.ChangeAsync(order, HttpContext.RequestAborted))
        {
            case SwitchOutcome.Changed:
                return Done("/admin/switches", "admin-switched");
            case SwitchOutcome.NoReason:
                return NoReason();
            case SwitchOutcome.NoticeTooLong:
                return Wrong(nameof(NoticeVi), "Lời báo dài quá 300 ký tự.");
            default:
                Known = Last?.Number ?? 0;
                ModelState.Remove(nameof(Known));
                return Wrong("", "Có người vừa đổi công tắc này. Anh/chị xem lại tình trạng rồi hãy đổi.");
        }
    }

    private async Task<bool> LoadAsync(string name)
    {
        if (!Enum.TryParse<SwitchName>(name, out var which) || which.ToString() != name) return false;
        Which = which;
        Last = (await switches.StandingAsync(HttpContext.RequestAborted))[which];
        return true;
    }
}
