using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;

namespace SmartCaBot.Staff.Shell;

/// <summary>Refusals that have no body of their own get a page, when it is a browser's page of the staff that is refused.</summary>
internal static class StaffProblems
{
    public static void UseStaffProblems(this IApplicationBuilder app)
    {
        app.UseStatusCodePagesWithReExecute("/staff/problem/{0}");
        app.Use(static (http, next) =>
        {
            if ((!StaffPaths.Contain(http.Request.Path) || !Sessions.Turning.IsPage(http.Request)) && http.Features.Get<IStatusCodePagesFeature>() is { } pages)
                pages.Enabled = false;
            return next(http);
        });
    }
}
