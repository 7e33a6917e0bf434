namespace SmartCaBot.Host.Http;

/// <summary>Headers that every answer carries, error answers too. A page that needs a wider policy sets its own.</summary>
internal static class SecurityHeaders
{
    private const string NoFrame = "frame-ancestors 'none'";
    private const string NothingAtAll = "default-src 'none'; " + NoFrame + "; base-uri 'none'; form-action 'none'";

    public static void UseSecurityHeaders(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment()) app.UseHsts();
        app.Use(static (http, next) =>
        {
            http.Response.OnStarting(static state =>
            {
                var headers = ((HttpResponse)state).Headers;
                headers.XContentTypeOptions = "nosniff";
                headers.TryAdd("Referrer-Policy", "no-referrer");
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
                if (headers.ContentSecurityPolicy.Count == 0) headers.ContentSecurityPolicy = NothingAtAll;
                // For browsers that do not know frame-ancestors; it cannot name the sites that may.
                if (headers.ContentSecurityPolicy.ToString().Contains(NoFrame, StringComparison.Ordinal)) headers.XFrameOptions = "DENY";
                return Task.CompletedTask;
            }, http.Response);
            return next(http);
        });
    }
}
