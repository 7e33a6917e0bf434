using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmartCaBot.Signing.Authenticators;
using SmartCaBot.Staff.Accounts;
using SmartCaBot.Staff.SigningIn;

namespace SmartCaBot.Staff.Pages;

/// <summary>Where a one-time link leads.</summary>
[AllowAnonymous]
internal sealed class JoinModel(Joining joining, SignIn signIn, SignInPace pace, TimeProvider time) : PageModel
{
    [FromRoute(Name = "token")]
    public string Token { get; set; } = "";

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Again { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    public Invitee? Invitee { get; private set; }

    /// <summary>Shown once, right after.</summary>
    public IReadOnlyList<string>? Codes { get; private set; }

    public async Task OnGetAsync() => await FindAsync();

    public async Task OnPostAsync()
    {
        await FindAsync();
        if (Invitee is null) return;
        var step = Totp.Match(Invitee.Secret, (Code ?? "").Replace(" ", "", StringComparison.Ordinal), time.GetUtcNow());
        if (PasswordRules.Problem(Password ?? "", Invitee.Account.Login, Invitee.Account.Person.Name) is { } problem) ModelState.AddModelError(nameof(Password), problem);
        else if (Password != Again) ModelState.AddModelError(nameof(Again), "Hai lần nhập mật khẩu chưa giống nhau.");
        if (step is null) ModelState.AddModelError(nameof(Code), "Mã trên ứng dụng chưa đúng. Anh/chị xem giờ của điện thoại rồi nhập mã mới.");
        if (!ModelState.IsValid) return;
        Codes = await joining.JoinAsync(Invitee, Password!, step!.Value, HttpContext.RequestAborted);
        if (Codes is null) Invitee = null;
        else await signIn.BeginAsync(HttpContext, Invitee.Account.Id, stamp: null, "invitation");
    }

    private async Task FindAsync()
    {
        if (!pace.MayTry(HttpContext.Connection.RemoteIpAddress)) return;
        Invitee = await joining.FindAsync(Token, HttpContext.RequestAborted);
        if (Invitee is null) Response.StatusCode = StatusCodes.Status410Gone;
    }
}
