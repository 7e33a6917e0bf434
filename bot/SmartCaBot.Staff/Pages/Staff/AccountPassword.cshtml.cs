using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmartCaBot.Staff.Accounts;
using SmartCaBot.Staff.Sessions;
using SmartCaBot.Staff.SigningIn;

namespace SmartCaBot.Staff.Pages;

[Authorize(Policy = StaffPolicies.SignedIn)]
[Authorize(Policy = StaffPolicies.Fresh)]
internal sealed class AccountPasswordModel(OwnAccount own, Passwords passwords, Attempts attempts, StaffSessions sessions, KnownDevices devices) : PageModel
{
    [BindProperty]
    public string? Current { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Again { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        var account = await own.FindAsync(HttpContext.Staff().Id, HttpContext.RequestAborted) ?? throw new InvalidOperationException("Signed in without an account.");
        // Who sits down at an open session must not be able to guess the password there.
        var attempt = await attempts.TakeAsync(HttpContext, HttpContext.Features.Get<StaffSession>()!);
        var right = attempt is not null && await passwords.AreRightAsync(account, Current ?? "", HttpContext.RequestAborted);
        if (attempt is not null) await (right ? attempts.GiveBackAsync(attempt) : attempts.FailAsync(attempt, "password"));
        if (!right) ModelState.AddModelError(nameof(Current), "Mật khẩu hiện tại chưa đúng. Sau nhiều lần sai, anh/chị chờ vài phút.");
        if (PasswordRules.Problem(Password ?? "", account.Login, account.Person.Name) is { } problem) ModelState.AddModelError(nameof(Password), problem);
        else if (Password != Again) ModelState.AddModelError(nameof(Again), "Hai lần nhập mật khẩu mới chưa giống nhau.");
        if (!ModelState.IsValid) return Page();
        await own.SetPasswordAsync(account.Id, Password!, HttpContext.RequestAborted);
        await sessions.BeginAsync(HttpContext, account.Id, stamp: null, secondFactorShown: true);
        await devices.RememberAsync(HttpContext, account.Id);
        return LocalRedirect(StaffNote.On("/staff/account", "password-changed"));
    }
}
