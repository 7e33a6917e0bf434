using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace SmartCaBot.Staff.Sessions;

/// <summary>The second factor was shown within the last ten minutes.</summary>
internal sealed class FreshRequirement : IAuthorizationRequirement
{
    public static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(10);

    public static bool IsMetBy(StaffMember member, DateTimeOffset now) => now - member.SecondFactorAt < GoodFor;
}

internal sealed class FreshHandler(TimeProvider time) : AuthorizationHandler<FreshRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, FreshRequirement requirement)
    {
        if (context.Resource is HttpContext http && http.StaffOrNull() is { } member && FreshRequirement.IsMetBy(member, time.GetUtcNow()))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
