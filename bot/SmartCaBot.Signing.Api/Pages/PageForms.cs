using Microsoft.AspNetCore.Http;

namespace SmartCaBot.Signing.Api.Pages;

/// <summary>What the pages' forms have in common.</summary>
public static class PageForms
{
    /// <summary>Our own page, or a browser too old to say.</summary>
    public static bool IsOwn(HttpRequest request) => (string?)request.Headers["Sec-Fetch-Site"] is null or "same-origin" or "none";

    public static IResult SeeOther(HttpContext http, string address)
    {
        http.Response.Headers.Location = address;
        http.Response.Headers.CacheControl = "no-store";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }
}
