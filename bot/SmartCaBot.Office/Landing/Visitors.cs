using Microsoft.AspNetCore.Http;

namespace SmartCaBot.Office.Landing;

/// <summary>Tells people from programs, as far as programs say what they are.</summary>
internal static class Visitors
{
    private static readonly string[] Programs =
        ["bot", "crawl", "spider", "preview", "facebookexternalhit", "whatsapp", "zalo-link", "slurp", "curl", "wget", "python", "http-client", "okhttp", "monitor", "uptime", "scan"];

    public static bool IsPerson(HttpRequest request)
    {
        if (!HttpMethods.IsGet(request.Method) || IsAhead(request)) return false;
        var agent = request.Headers.UserAgent.ToString();
        // Zalo's own browser, by which many scan, is one that people use.
        return agent.Length > 0 && !Programs.Any(word => agent.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A page fetched in case somebody opens it, or as a part of another page.</summary>
    private static bool IsAhead(HttpRequest request) =>
        request.Headers["Sec-Purpose"].ToString().Contains("prefetch", StringComparison.OrdinalIgnoreCase)
        || request.Headers["Purpose"].ToString().Contains("prefetch", StringComparison.OrdinalIgnoreCase)
        || request.Headers["X-Moz"].ToString().Contains("prefetch", StringComparison.OrdinalIgnoreCase)
        || request.Headers["Sec-Fetch-Mode"].ToString() is { Length: > 0 } mode && mode != "navigate";
}
