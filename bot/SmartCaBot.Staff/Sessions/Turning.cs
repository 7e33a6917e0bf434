using Microsoft.AspNetCore.Http;

namespace SmartCaBot.Staff.Sessions;

/// <summary>Where a request that must sign in first is sent, and where it comes back to.</summary>
internal static class Turning
{
    /// <summary>A browser that shows what it gets; scripts are told by the status.</summary>
    public static bool IsPage(HttpRequest request) =>
        (string?)request.Headers["Sec-Fetch-Mode"] is null or "navigate" && request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);

    /// <summary>What a page's script fetches by itself keeps no session alive; /staff/here (HEAD) tells of people at work.</summary>
    public static bool IsByPerson(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) || (string?)request.Headers["Sec-Fetch-Mode"] is null or "navigate";

    /// <summary>A form that was sent cannot be sent again; its page can be shown.</summary>
    public static string BackTo(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) ? request.Path + request.QueryString.ToString() : request.Path;
}
