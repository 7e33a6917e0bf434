using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmartCaBot.Desk.Supervision;
using SmartCaBot.Staff;

namespace SmartCaBot.Desk.Pages;

/// <summary>How the desk stands: load, waits, promises not kept, who is there.</summary>
[Authorize(Policy = StaffPolicies.Supervisor)]
internal sealed class LiveModel(FiguresOfToday figures, StaffClock clock) : PageModel
{
    public DeskFigures Figures { get; private set; } = null!;

    public DateOnly Today => DateOnly.FromDateTime(clock.Local(clock.Now).DateTime);

    public async Task OnGetAsync(CancellationToken cancellationToken) => Figures = await figures.CountAsync(HttpContext.Staff(), cancellationToken);

    /// <summary>The figures alone, for the page's script.</summary>
    public async Task<IActionResult> OnGetFiguresAsync(CancellationToken cancellationToken)
    {
        await OnGetAsync(cancellationToken);
        return Partial("_Figures", this);
    }
}
