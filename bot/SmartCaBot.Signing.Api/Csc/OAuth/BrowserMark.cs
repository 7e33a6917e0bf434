using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using SmartCaBot.Signing.Api.Csc.Access;

namespace SmartCaBot.Signing.Api.Csc.OAuth;

/// <summary>
/// Ties an authorisation to the browser that a client sent here, by a cookie of this host: whoever merely has the page's address, because they began the
/// authorisation elsewhere or found it, is not shown the page and does not get the citizen's answer.
/// </summary>
internal static class BrowserMark
{
    private const string SecureName = "__Host-csc";
    private const string PlainName = "csc";

    /// <summary>The mark that this browser has or is given now, as it is kept.</summary>
    public static string Set(HttpContext http)
    {
        var mark = http.Request.Cookies[Name(http.Request)];
        if (!SecretText.IsShaped(mark))
        {
            mark = SecretText.New();
            http.Response.Cookies.Append(
                Name(http.Request), mark, new CookieOptions { HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true });
        }

        return SecretText.Hash(mark!);
    }

    public static bool Has(HttpRequest request, string kept) => request.Cookies[Name(request)] is { } mark && SecretText.IsShaped(mark)
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(SecretText.Hash(mark)), Encoding.ASCII.GetBytes(kept));

    private static string Name(HttpRequest request) => request.IsHttps ? SecureName : PlainName;
}
