using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmartCaBot.Staff;

namespace SmartCaBot.Office.Pages;

/// <summary>Where an officer begins: the entries of this part that are open to them.</summary>
[Authorize(Policy = StaffPolicies.Office)]
internal sealed class IndexModel(IEnumerable<StaffNavItem> items) : PageModel
{
    public IEnumerable<StaffNavItem> Items => items
        .Where(item => item.Path.StartsWith("/office/", StringComparison.Ordinal) && HttpContext.Staff().May(item.Policy))
        .OrderBy(item => item.Order);
}
