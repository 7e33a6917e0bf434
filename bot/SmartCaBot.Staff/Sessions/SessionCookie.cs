using Microsoft.AspNetCore.Http;
using SmartCaBot.Staff.Secrets;

namespace SmartCaBot.Staff.Sessions;

/// <summary>The session's name at the browser, out of any script's reach and only for requests from our own pages.</summary>
internal sealed class SessionCookie(StaffOptions options)
{
    private string Name => options.Https ? "__Host-staff" : "staff";

    /// <summary>Null when there is none, or it cannot be one of ours.</summary>
    public string? Read(HttpRequest request) => request.Cookies[Name] is { Length: SecretHash.TokenLength } token ? token : null;

    public void Write(HttpContext http, string token) => http.Response.Cookies.Append(Name, token, Settings());

    public void Remove(HttpContext http) => http.Response.Cookies.Delete(Name, Settings());

    // No MaxAge: it ends with the browser, or with the session on the server.
    private CookieOptions Settings() => new()
    {
        HttpOnly = true,
        IsEssential = true,
        Path = "/",
        SameSite = SameSiteMode.Strict,
        Secure = options.Https,
    };
}
