namespace SmartCaBot.Host.Http;

/// <summary>Headers that every answer carries, error answers too. A page that needs a wider policy sets its own.</summary>
internal static class SecurityHeaders
{
    private const string NothingAtAll = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    public static void UseSecurityHeaders(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment()) app.UseHsts();
        app.Use(static (http, next) =>
        {
            http.Response.OnStarting(static state =>
            {
                var headers = ((HttpResponse)state).Headers;
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "no-referrer";
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
                headers.XFrameOptions = "DENY";
                if (headers.ContentSecurityPolicy.Count == 0) headers.ContentSecurityPolicy = NothingAtAll;
                return Task.CompletedTask;
            }, http.Response);
            return next(http);
        });
    }
}
