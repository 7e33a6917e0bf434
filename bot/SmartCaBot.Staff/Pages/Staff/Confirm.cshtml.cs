using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SmartCaBot.Staff.Accounts;
using SmartCaBot.Staff.SecondFactor;
using SmartCaBot.Staff.Sessions;
using SmartCaBot.Staff.SigningIn;

namespace SmartCaBot.Staff.Pages;

/// <summary>The second factor once more, before a dangerous action.</summary>
[Authorize(Policy = StaffPolicies.SignedIn)]
internal sealed class ConfirmModel(SignIn signIn, SignInPace pace, Passkeys passkeys, AccountTable accounts)
    : SecondFactorPage(signIn, pace, passkeys, accounts)
{
    protected override IActionResult? Elsewhere() => HttpContext.IsFresh() ? LocalRedirect(ReturnPath.Or(Return)) : null;
}
