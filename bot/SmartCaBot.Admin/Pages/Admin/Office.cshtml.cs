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

    public async Task<IActionResult> OnPostSaveAsync(string id) =>
        await LoadAsync(id) ? Answer(await offices.ChangeAsync(id, Details(Office!.TimeZone), Me, HttpContext.RequestAborted)) : NotFound();

    public async Task<IActionResult> OnPostCloseAsync(string id) =>
        await LoadAsync(id) ? Answer(await offices.CloseAsync(id, Me, HttpContext.RequestAborted)) : NotFound();

    public async Task<IActionResult> OnPostReopenAsync(string id) =>
        await LoadAsync(id) ? Answer(await offices.ReopenAsync(id, Me, HttpContext.RequestAborted)) : NotFound();

    private async Task<bool> LoadAsync(string id) => (Office = await offices.FindAsync(id, HttpContext.RequestAborted)) is not null;
}
