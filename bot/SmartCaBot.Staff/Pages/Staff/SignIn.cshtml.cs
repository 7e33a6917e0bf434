using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmartCaBot.Staff.SecondFactor;
using SmartCaBot.Staff.Sessions;
using SmartCaBot.Staff.SigningIn;

namespace SmartCaBot.Staff.Pages;

[AllowAnonymous]
internal sealed class SignInModel(SignIn signIn, SignInPace pace, Passkeys passkeys) : PageModel
{
    [BindProperty]
    public string? Login { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty(Name = "return", SupportsGet = true)]
    public string? Return { get; set; }

    [BindProperty]
    public string? Ticket { get; set; }

    [BindProperty]
    public string? Credential { get; set; }

    public IActionResult OnGet() => HttpContext.StaffOrNull() is null ? Page() : LocalRedirect(ReturnPath.Or(Return));

    public async Task<IActionResult> OnPostQuestionAsync() =>
        pace.MayTry(HttpContext.Connection.RemoteIpAddress) ? new JsonResult(await passkeys.AskAsync(HttpContext, account: null)) : StatusCode(StatusCodes.Status429TooManyRequests);

    /// <summary>A passkey alone: it was verified at the device, and says who it is.</summary>
    public async Task<IActionResult> OnPostPasskeyAsync()
    {
        if (!pace.MayTry(HttpContext.Connection.RemoteIpAddress)) return TooMany();
        if (await passkeys.CheckAsync(HttpContext, new(Ticket, Credential)) is { } account && await signIn.BeginAsync(HttpContext, account, stamp: null, "passkey"))
            return LocalRedirect(ReturnPath.Or(Return));
        ModelState.AddModelError("", CodeForms.PasskeyUnknown);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!pace.MayTry(HttpContext.Connection.RemoteIpAddress)) return TooMany();

        // Nobody's is longer; a part of it would be another password.
        var password = Password?.Length <= PasswordRules.Longest ? Password : "";
        if (await signIn.WithPasswordAsync(HttpContext, Login ?? "", password))
            return LocalRedirect(ReturnPath.With("/staff/second-factor", Return));
        ModelState.AddModelError(nameof(Login), "Tên đăng nhập hoặc mật khẩu chưa đúng, hoặc tài khoản đang tạm khóa. Sau nhiều lần sai, anh/chị chờ vài phút rồi thử lại.");
        return Page();
    }

    private PageResult TooMany()
    {
        ModelState.AddModelError("", "Có quá nhiều lần thử từ nơi này. Anh/chị chờ một phút rồi thử lại.");
        return Page();
    }
}
