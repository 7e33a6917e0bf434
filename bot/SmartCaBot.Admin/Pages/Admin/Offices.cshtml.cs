using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SmartCaBot.Staff;

namespace SmartCaBot.Admin.Pages;

[Authorize(Policy = StaffPolicies.Admin), Authorize(Policy = StaffPolicies.Fresh)]
internal sealed class OfficesModel(IOffices offices) : OfficePage
{
    public IReadOnlyList<Office> All { get; private set; } = [];

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        return Reasons.Reason.Read(Reason) is { } reason ? Answer((await offices.AddAsync(Details(), reason, Me, HttpContext.RequestAborted)).Outcome) : NoReason();
    }

    private async Task LoadAsync() => All = await offices.ListAsync(HttpContext.RequestAborted);
}
