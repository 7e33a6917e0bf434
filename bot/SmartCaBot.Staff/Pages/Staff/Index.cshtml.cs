using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmartCaBot.Staff.Shell;

namespace SmartCaBot.Staff.Pages;

/// <summary>Where signing in leads to: what this person may do.</summary>
[Authorize(Policy = StaffPolicies.SignedIn)]
internal sealed class IndexModel(StaffNav nav) : PageModel
{
    public StaffMember Member => HttpContext.Staff();

    public IReadOnlyList<StaffNavItem> Items => nav.For(Member);
}
