namespace SmartCaBot.Host.Http;

/// <summary>
/// Methods that nothing here answers are refused before anything looks at them: a page would be drawn for TRACE as for GET, and would show
/// what a browser keeps from scripts. CONNECT opens a WebSocket over HTTP/2.
/// </summary>
internal static class KnownMethods
{
    private static readonly string[] Answered = [HttpMethods.Get, HttpMethods.Head, HttpMethods.Post, HttpMethods.Options, HttpMethods.Connect];

    public static void UseKnownMethods(this WebApplication app) => app.Use(static (http, next) =>
    {
        if (Array.Exists(Answered, method => HttpMethods.Equals(method, http.Request.Method))) return next(http);
        http.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        http.Response.Headers.Allow = "GET, HEAD, POST, OPTIONS";
        return Task.CompletedTask;
    });
}
