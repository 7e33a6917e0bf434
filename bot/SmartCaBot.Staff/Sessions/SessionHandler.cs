using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SmartCaBot.Staff.Sessions;

/// <summary>Tells ASP.NET Core who makes a request. A session without second factor is nobody yet.</summary>
internal sealed class SessionHandler(
    StaffSessions sessions, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (await sessions.FindAsync(Context) is not { } session) return AuthenticateResult.NoResult();
        Context.Features.Set(session);
        if (session.Member is not { } member) return AuthenticateResult.NoResult();
        Context.Features.Set(member);
        var identity = new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, member.Id), .. member.Roles.Select(role => new Claim(ClaimTypes.Role, role.ToString()))], Scheme.Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (!Turning.IsPage(Request)) Response.StatusCode = StatusCodes.Status401Unauthorized;
        else Response.Redirect(ReturnPath.With("/staff/sign-in", Turning.BackTo(Request)));
        return Task.CompletedTask;
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
