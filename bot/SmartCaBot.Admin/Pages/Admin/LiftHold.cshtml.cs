using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SmartCaBot.Admin.Retention;
using SmartCaBot.Staff;

namespace SmartCaBot.Admin.Pages;

[Authorize(Policy = StaffPolicies.Admin), Authorize(Policy = StaffPolicies.Fresh)]
internal sealed class LiftHoldModel(Holds holds) : AdminPage
{
    public Hold? Hold { get; private set; }

    public async Task<IActionResult> OnGetAsync(string id) => await LoadAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string id)
    {
        if (!await LoadAsync(id)) return NotFound();
        return await holds.LiftAsync(Hold!, Reason, Me, HttpContext.RequestAborted) switch
        {
            HoldOutcome.Lifted => Done("/admin/retention", "admin-lifted"),
            HoldOutcome.NoReason => NoReason(),
            _ => NotFound(),
        };
    }

    private async Task<bool> LoadAsync(string id) =>
        (Hold = await holds.FindAsync(id, HttpContext.RequestAborted)) is { LiftedAt: null };
}
