using System.Security.Cryptography;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmartCaBot.Signing.Authenticators;
using SmartCaBot.Staff.Accounts;

namespace SmartCaBot.Staff.Pages;

/// <summary>Another authenticator app. The new secret travels sealed in the form until a code proves that the app has it.</summary>
[Authorize(Policy = StaffPolicies.SignedIn)]
[Authorize(Policy = StaffPolicies.Fresh)]
internal sealed class AccountAppModel(OwnAccount own, IDataProtectionProvider protection, TimeProvider time) : PageModel
{
    [BindProperty]
    public string? Sealed { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    public byte[] Secret { get; private set; } = [];

    public string Login { get; private set; } = "";

    private IDataProtector Seal => protection.CreateProtector("totp " + HttpContext.Staff().Id);

    public async Task OnGetAsync() => await ShowAsync(Totp.NewSecret());

    public async Task<IActionResult> OnPostAsync()
    {
        byte[] secret;
        try
        {
            secret = Seal.Unprotect(Convert.FromBase64String(Sealed ?? ""));
        }
        catch (Exception error) when (error is CryptographicException or FormatException)
        {
            return BadRequest();
        }

        if (Totp.Match(secret, (Code ?? "").Replace(" ", "", StringComparison.Ordinal), time.GetUtcNow()) is { } step
            && await own.SetAppAsync(HttpContext.Staff().Id, secret, step, HttpContext.RequestAborted))
            return LocalRedirect(StaffNote.On("/staff/account", "factor-added"));
        ModelState.AddModelError(nameof(Code), "Mã trên ứng dụng chưa đúng. Anh/chị xem giờ của điện thoại rồi nhập mã mới.");
        await ShowAsync(secret);
        return Page();
    }

    private async Task ShowAsync(byte[] secret)
    {
        Login = (await own.FindAsync(HttpContext.Staff().Id, HttpContext.RequestAborted))?.Login ?? "";
        (Secret, Sealed) = (secret, Convert.ToBase64String(Seal.Protect(secret)));
    }
}
