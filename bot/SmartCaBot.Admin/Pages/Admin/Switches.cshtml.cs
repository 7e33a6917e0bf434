using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmartCaBot.Admin.Switches;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Staff;

namespace SmartCaBot.Admin.Pages;

[Authorize(Policy = StaffPolicies.Admin)]
internal sealed class SwitchesModel(ISwitchControl switches, TimeProvider clock) : PageModel
{
    private const int Shown = 50;

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public IReadOnlyDictionary<SwitchName, SwitchChange?> Standing { get; private set; } = new Dictionary<SwitchName, SwitchChange?>();

    public IReadOnlyList<SwitchChange> History { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Standing = await switches.StandingAsync(HttpContext.RequestAborted);
        History = await switches.HistoryAsync(Shown, HttpContext.RequestAborted);
    }
}
