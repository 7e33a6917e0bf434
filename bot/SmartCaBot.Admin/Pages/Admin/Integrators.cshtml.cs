using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmartCaBot.Admin.Integrators;
using SmartCaBot.Staff;

namespace SmartCaBot.Admin.Pages;

[Authorize(Policy = StaffPolicies.Admin)]
internal sealed class IntegratorsModel(IntegratorTable table) : PageModel
{
    public IReadOnlyList<IntegratorRecord> All { get; private set; } = [];

    public async Task OnGetAsync() => All = await table.ListAsync(HttpContext.RequestAborted);
}
