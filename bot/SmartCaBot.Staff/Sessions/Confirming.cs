using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using SmartCaBot.Staff.Sessions;

namespace SmartCaBot.Staff;

/// <summary>For a dangerous action on a page that is not dangerous as a whole.</summary>
public static class Confirming
{
    /// <summary>Whether the second factor was shown within the last ten minutes.</summary>
    public static bool IsFresh(this HttpContext http) =>
        FreshRequirement.IsMetBy(http.Staff(), http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());

    /// <summary>Null when it was; else where to send the person, who comes back to <paramref name="returnPath"/>: <c>if (HttpContext.AskToConfirm(path) is { } ask) return ask;</c></summary>
    public static IActionResult? AskToConfirm(this HttpContext http, string returnPath) =>
        http.IsFresh() ? null : new LocalRedirectResult(ReturnPath.With("/staff/confirm", returnPath));
}
