using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmartCaBot.Staff;

namespace SmartCaBot.Admin.Pages;

[Authorize(Policy = StaffPolicies.Admin)]
internal sealed class IndexModel(Attention attention) : PageModel
{
    public IReadOnlyList<AttentionItem> Items { get; private set; } = [];

    public async Task OnGetAsync() => Items = await attention.AskAsync(HttpContext.RequestAborted);
}
