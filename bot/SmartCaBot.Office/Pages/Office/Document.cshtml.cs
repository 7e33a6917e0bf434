using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmartCaBot.Office.Documents;
using SmartCaBot.Staff;

namespace SmartCaBot.Office.Pages;

[Authorize(Policy = StaffPolicies.Office)]
internal sealed class DocumentModel(DocumentDesk desk, StaffClock clock) : PageModel
{
    public HandedRecord Document { get; private set; } = null!;

    public StaffClock Clock => clock;

    public async Task<IActionResult> OnGetAsync(string id) => await LoadAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostWithdrawAsync(string id)
    {
        if (!await LoadAsync(id)) return NotFound();
        await desk.TryWithdrawAsync(HttpContext.Staff(), Document, HttpContext.RequestAborted);
        return LocalRedirect(StaffNote.On($"/office/documents/{id}", OfficeNotes.DocumentWithdrawn));
    }

    private async Task<bool> LoadAsync(string id)
    {
        if (await desk.FindAsync(HttpContext.Staff(), id, HttpContext.RequestAborted) is not { } document) return false;
        Document = document;
        return true;
    }
}
