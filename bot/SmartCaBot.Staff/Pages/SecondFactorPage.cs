using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmartCaBot.Staff.Accounts;
using SmartCaBot.Staff.SecondFactor;
using SmartCaBot.Staff.Sessions;
using SmartCaBot.Staff.SigningIn;

namespace SmartCaBot.Staff.Pages;

/// <summary>A page that asks for the second factor: a code, or a passkey of the account.</summary>
internal abstract class SecondFactorPage(SignIn signIn, SignInPace pace, Passkeys passkeys, AccountTable accounts) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Ticket { get; set; }

    [BindProperty]
    public string? Credential { get; set; }

    [BindProperty(Name = "return", SupportsGet = true)]
    public string? Return { get; set; }

    /// <summary>Whether the account has a passkey to be asked for.</summary>
    public bool HasPasskey { get; private set; }

    protected StaffSession? Session => HttpContext.Features.Get<StaffSession>();

    /// <summary>Where somebody is sent who has nothing to show here; null when the page asks.</summary>
    protected abstract IActionResult? Elsewhere();

    public async Task<IActionResult> OnGetAsync() => Elsewhere() ?? await AskAsync();

    public Task<IActionResult> OnPostAsync() =>
        ActAsync(session => signIn.WithCodeAsync(HttpContext, session, Code ?? ""), nameof(Code), CodeForms.Wrong);

    public Task<IActionResult> OnPostPasskeyAsync() => ActAsync(
        async session => await passkeys.CheckAsync(HttpContext, new(Ticket, Credential)) == session.Account && await signIn.CompleteAsync(HttpContext, session, "passkey"),
        "", CodeForms.PasskeyUnknown);

    public async Task<IActionResult> OnPostQuestionAsync()
    {
        if (Session is not { } session || await accounts.FindAsync(session.Account, HttpContext.RequestAborted) is not { } account) return Unauthorized();
        return pace.MayTry(HttpContext.Connection.RemoteIpAddress)
            ? new JsonResult(await passkeys.AskAsync(HttpContext, account)) : StatusCode(StatusCodes.Status429TooManyRequests);
    }

    private async Task<IActionResult> ActAsync(Func<StaffSession, Task<bool>> show, string field, string wrong)
    {
        if (Elsewhere() is { } elsewhere) return elsewhere;
        if (pace.MayTry(HttpContext.Connection.RemoteIpAddress) && await show(Session!)) return LocalRedirect(ReturnPath.Or(Return));
        ModelState.AddModelError(field, wrong);
        return await AskAsync();
    }

    private async Task<IActionResult> AskAsync()
    {
        HasPasskey = (await passkeys.ListAsync(Session!.Account, HttpContext.RequestAborted)).Count > 0;
        return Page();
    }
}
