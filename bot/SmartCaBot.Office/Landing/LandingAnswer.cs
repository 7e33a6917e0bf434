using Microsoft.AspNetCore.Http;

namespace SmartCaBot.Office.Landing;

/// <summary>A page for citizens as it goes out: kept nowhere, framed nowhere, without scripts.</summary>
internal sealed class LandingAnswer(string html, int status = StatusCodes.Status200OK) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy = LandingStyle.Policy;
        // With no referrer at all an older browser would not say that the form is our own.
        response.Headers["Referrer-Policy"] = "same-origin";
        return HttpMethods.IsHead(httpContext.Request.Method) ? Task.CompletedTask : response.WriteAsync(html, httpContext.RequestAborted);
    }
}
