using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmartCaBot.Office.Documents;
using SmartCaBot.Staff;

namespace SmartCaBot.Office.Pages;

[Authorize(Policy = StaffPolicies.Office)]
internal sealed class DocumentsModel(DocumentDesk desk, StaffClock clock) : PageModel
{
    public IReadOnlyList<HandedRecord> Documents { get; private set; } = [];

    public StaffClock Clock => clock;

    public async Task OnGetAsync() => Documents = await desk.ListAsync(HttpContext.Staff(), HttpContext.RequestAborted);
}
