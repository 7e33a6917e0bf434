using Microsoft.AspNetCore.Http;
using SmartCaBot.Channels.Http;

namespace SmartCaBot.Channels.DirectLine;

/// <summary>Which pages may use the channel, and the CORS headers that let them.</summary>
internal sealed class OriginPolicy(DirectLineOptions options, BaseAddress address)
{
    private readonly HashSet<string> _allowed = new(options.AllowedOrigins, StringComparer.OrdinalIgnoreCase);

    /// <param name="request">Browsers say which page it comes from; programs send no Origin and are let pass.</param>
    /// <param name="trusted">Origins that the token was made for.</param>
    public bool Allows(HttpRequest request, IReadOnlyList<string>? trusted = null)
    {
        var origin = (string?)request.Headers.Origin;
        return string.IsNullOrEmpty(origin)
            || address.IsOwnOrigin(request, origin)
            || _allowed.Contains(origin)
            || trusted?.Contains(origin, StringComparer.OrdinalIgnoreCase) == true;
    }

    /// <summary>
    /// Every origin may read the answer, so that a refused page learns why: an unreadable one looks like a broken network to the client,
    /// which would try again for ever. Nothing here rests on cookies. Credentials are allowed to known origins only.
    /// </summary>
    public void WriteHeaders(HttpContext context)
    {
        var origin = (string?)context.Request.Headers.Origin;
        if (string.IsNullOrEmpty(origin)) return;
        var headers = context.Response.Headers;
        headers.AccessControlAllowOrigin = origin;
        headers.Vary = "Origin";
        if (Allows(context.Request)) headers.AccessControlAllowCredentials = "true";
    }

    public void WritePreflight(HttpContext context)
    {
        WriteHeaders(context);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        var headers = context.Response.Headers;
        headers.AccessControlAllowMethods = "GET, POST, OPTIONS";
        headers.AccessControlAllowHeaders = "authorization, content-type, x-ms-bot-agent, x-requested-with";
        headers.AccessControlMaxAge = "86400";
    }
}
