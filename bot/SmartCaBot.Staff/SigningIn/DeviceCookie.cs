using Microsoft.AspNetCore.Http;
using SmartCaBot.Staff.Secrets;

namespace SmartCaBot.Staff.SigningIn;

/// <summary>The browser's name at the browser; outlives its sessions.</summary>
internal sealed class DeviceCookie(StaffOptions options)
{
    private string Name => options.Https ? "__Host-staff-device" : "staff-device";

    /// <summary>Null when there is none, or it cannot be one of ours.</summary>
    public string? Read(HttpRequest request) => request.Cookies[Name] is { Length: SecretHash.TokenLength } token ? token : null;

    public void Write(HttpContext http, string token) => http.Response.Cookies.Append(Name, token, Settings(KnownDevices.GoodFor));

    /// <summary>Somebody else uses the browser from now on.</summary>
    public void Remove(HttpContext http) => http.Response.Cookies.Delete(Name, Settings(lasts: null));

    private CookieOptions Settings(TimeSpan? lasts) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = lasts,
        Path = "/",
        SameSite = SameSiteMode.Strict,
        Secure = options.Https,
    };
}
