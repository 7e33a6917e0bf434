using Microsoft.AspNetCore.Builder;

namespace SmartCaBot.Staff.Shell;

/// <summary>Refusals that have no body of their own get a page, when it is a browser's page that is refused.</summary>
internal static class StaffProblems
{
    public static void UseStaffProblems(this IApplicationBuilder app) => app.UseWhen(
        http => StaffPaths.Contain(http.Request.Path) && Sessions.Turning.IsPage(http.Request),
        pages => pages.UseStatusCodePagesWithReExecute("/staff/problem/{0}"));
}
