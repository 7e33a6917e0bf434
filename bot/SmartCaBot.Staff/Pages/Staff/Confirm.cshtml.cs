using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmartCaBot.Staff.Sessions;
using SmartCaBot.Staff.SigningIn;

namespace SmartCaBot.Staff.Pages;

/// <summary>The second factor once more, before a dangerous action.</summary>
[Authorize(Policy = StaffPolicies.SignedIn)]
internal sealed class ConfirmModel(SignIn signIn, SignInPace pace) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(Name = "return", SupportsGet = true)]
    public string? Return { get; set; }

    public IActionResult OnGet() => HttpContext.IsFresh() ? LocalRedirect(ReturnPath.Or(Return)) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        var session = HttpContext.Features.Get<StaffSession>()!;
        if (pace.MayTry(HttpContext.Connection.RemoteIpAddress) && await signIn.WithCodeAsync(HttpContext, session, Code ?? ""))
            return LocalRedirect(ReturnPath.Or(Return));
        ModelState.AddModelError(nameof(Code), CodeForms.Wrong);
        return Page();
    }
}
