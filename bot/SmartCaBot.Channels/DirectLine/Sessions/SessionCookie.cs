using Microsoft.AspNetCore.Http;
using SmartCaBot.Channels.Http;

namespace SmartCaBot.Channels.DirectLine.Sessions;

/// <summary>
/// The session in a cookie, out of any script's reach. In a frame of another site browsers keep a cookie only when it is secure and
/// partitioned (CHIPS): then each site that shows the frame has a conversation of its own. Without https there is none in a frame.
/// </summary>
internal sealed class SessionCookie(SessionSeal seal, BaseAddress address, DirectLineOptions options)
{
    public ChatSession? Read(HttpRequest request, bool framed = false) => seal.Read(request.Cookies[Name(request, framed)], framed, options.SessionLifetime);

    public void Write(HttpContext context, ChatSession session, bool framed = false)
    {
        if (framed && !address.IsHttps(context.Request)) return;
        context.Response.Cookies.Append(Name(context.Request, framed), seal.Make(session, framed), Settings(context.Request, framed));
    }

    public void Remove(HttpContext context, bool framed = false) =>
        context.Response.Cookies.Delete(Name(context.Request, framed), Settings(context.Request, framed));

    /// <summary>Browsers refuse the prefix without https, and with it guard the cookie against other hosts of the domain.</summary>
    private string Name(HttpRequest request, bool framed) =>
        (address.IsHttps(request) ? "__Host-" : "") + (framed ? "smartca-frame" : "smartca-chat");

    private CookieOptions Settings(HttpRequest request, bool framed)
    {
        var settings = new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = options.SessionLifetime,
            Path = "/",
            SameSite = framed ? SameSiteMode.None : SameSiteMode.Strict,
            Secure = address.IsHttps(request),
        };
        if (framed) settings.Extensions.Add("Partitioned");
        return settings;
    }
}
