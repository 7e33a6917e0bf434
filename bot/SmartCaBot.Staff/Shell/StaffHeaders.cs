using Microsoft.AspNetCore.Builder;

namespace SmartCaBot.Staff.Shell;

/// <summary>Of every page of the staff: nothing from elsewhere, nothing inline, no frame, and nothing that stays in a cache.</summary>
internal static class StaffHeaders
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; media-src 'self'; "
        + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    public static void UseStaffHeaders(this IApplicationBuilder app) => app.Use(static (http, next) =>
    {
        if (StaffPaths.Contain(http.Request.Path))
        {
            var headers = http.Response.Headers;
            headers.ContentSecurityPolicy = Policy;
            headers.CacheControl = "no-cache, no-store";
            headers.Pragma = "no-cache";
            headers["Referrer-Policy"] = "no-referrer";
        }

        return next(http);
    });
}
