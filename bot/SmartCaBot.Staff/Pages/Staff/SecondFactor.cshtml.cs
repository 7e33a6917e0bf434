using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SmartCaBot.Staff.Accounts;
using SmartCaBot.Staff.SecondFactor;
using SmartCaBot.Staff.Sessions;
using SmartCaBot.Staff.SigningIn;

namespace SmartCaBot.Staff.Pages;

/// <summary>Open to sessions that have shown a password; everybody else is sent to the sign-in page.</summary>
[AllowAnonymous]
internal sealed class SecondFactorModel(SignIn signIn, SignInPace pace, Passkeys passkeys, AccountTable accounts)
    : SecondFactorPage(signIn, pace, passkeys, accounts)
{
    protected override IActionResult? Elsewhere() => Session switch
    {
        null => LocalRedirect(ReturnPath.With("/staff/sign-in", Return)),
        { SecondFactorAt: not null } => LocalRedirect(ReturnPath.Or(Return)),
        _ => null,
    };
}
