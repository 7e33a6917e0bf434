using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;

namespace SmartCaBot.Staff.Sessions;

/// <summary>Somebody who only has to show their second factor again is asked for it, and comes back afterwards.</summary>
internal sealed class Refusals : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _usual = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult is { Forbidden: true, AuthorizationFailure.FailedRequirements: var failed }
            && failed.Any() && failed.All(requirement => requirement is FreshRequirement) && Turning.IsPage(context.Request))
        {
            context.Response.Redirect(ReturnPath.With("/staff/confirm", Turning.BackTo(context.Request)));
            return Task.CompletedTask;
        }

        return _usual.HandleAsync(next, context, policy, authorizeResult);
    }
}
