using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmartCaBot.Staff.Sessions;
using SmartCaBot.Staff.SigningIn;

namespace SmartCaBot.Staff.Pages;

/// <summary>Open to sessions that have shown a password; everybody else is sent to the sign-in page.</summary>
[AllowAnonymous]
internal sealed class SecondFactorModel(SignIn signIn, SignInPace pace) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(Name = "return", SupportsGet = true)]
    public string? Return { get; set; }

    private StaffSession? Session => HttpContext.Features.Get<StaffSession>();

    public IActionResult OnGet() => Session switch
    {
        null => LocalRedirect(ReturnPath.With("/staff/sign-in", Return)),
        { SecondFactorAt: not null } => LocalRedirect(ReturnPath.Or(Return)),
        _ => Page(),
    };

    public async Task<IActionResult> OnPostAsync()
    {
        if (Session is not { SecondFactorAt: null } session) return OnGet();
        if (pace.MayTry(HttpContext.Connection.RemoteIpAddress) && await signIn.WithCodeAsync(HttpContext, session, Code ?? ""))
            return LocalRedirect(ReturnPath.Or(Return));
        ModelState.AddModelError(nameof(Code), CodeForms.Wrong);
        return Page();
    }
}
