using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SmartCaBot.Staff;

namespace SmartCaBot.Admin.Pages;

[Authorize(Policy = StaffPolicies.Admin), Authorize(Policy = StaffPolicies.Fresh)]
internal sealed class OfficeModel(IOffices offices) : OfficePage
{
    public Office? Office { get; private set; }

    public async Task<IActionResult> OnGetAsync(string id)
    {
        if (!await LoadAsync(id)) return NotFound();
        (Name, Address, Ward, Province) = (Office!.Name, Office.Address, Office.Ward, Office.Province);
        return Page();
    }

    public Task<IActionResult> OnPostSaveAsync(string id) =>
        ChangeAsync(id, why => offices.ChangeAsync(id, Details(Office!.TimeZone), why, Me, HttpContext.RequestAborted));

    public Task<IActionResult> OnPostCloseAsync(string id) => ChangeAsync(id, why => offices.CloseAsync(id, why, Me, HttpContext.RequestAborted));

    public Task<IActionResult> OnPostReopenAsync(string id) => ChangeAsync(id, why => offices.ReopenAsync(id, why, Me, HttpContext.RequestAborted));

    private async Task<IActionResult> ChangeAsync(string id, Func<string, Task<OfficeOutcome>> change)
    {
        if (!await LoadAsync(id)) return NotFound();
        return Reasons.Reason.Read(Reason) is { } reason ? Answer(await change(reason)) : NoReason();
    }

    private async Task<bool> LoadAsync(string id) => (Office = await offices.FindAsync(id, HttpContext.RequestAborted)) is not null;
}
