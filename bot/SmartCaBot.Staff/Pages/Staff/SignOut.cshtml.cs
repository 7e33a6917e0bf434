using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Staff.Sessions;

namespace SmartCaBot.Staff.Pages;

[AllowAnonymous]
internal sealed class SignOutModel(StaffSessions sessions, IStaffAudit audit) : PageModel
{
    public IActionResult OnGet() => HttpContext.StaffOrNull() is null ? Page() : LocalRedirect(ReturnPath.Home);

    public async Task<IActionResult> OnPostAsync()
    {
        if (HttpContext.StaffOrNull() is { } member)
            await audit.RecordAsync(AuditKind.StaffSignedOut, member, member.Id, "", "", CancellationToken.None);
        await sessions.EndAsync(HttpContext);
        return LocalRedirect("/staff/sign-out");
    }
}
