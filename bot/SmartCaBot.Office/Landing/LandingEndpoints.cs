using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SmartCaBot.Office.Campaigns;

namespace SmartCaBot.Office.Landing;

/// <summary>/q/{code}: what a scanned code opens. It never leads elsewhere, and never fails: who comes by an old or wrong code finds the same page without a place.</summary>
internal static class LandingEndpoints
{
    public static void MapLanding(this IEndpointRouteBuilder routes) =>
        routes.MapMethods("/q/{**code}", [HttpMethods.Get, HttpMethods.Head], ShowAsync).AllowAnonymous().ExcludeFromDescription();

    private static async Task<IResult> ShowAsync(
        HttpContext http, string? code, CampaignDirectory campaigns, ScanCounter scans, LandingPage page, TimeProvider clock)
    {
        if (await campaigns.FindPrintedAsync(code, http.RequestAborted) is not { } found) return page.WithoutPlace();
        await scans.CountAsync(http, found.Campaign);
        return found.Campaign.StateAt(clock.GetUtcNow()) == CampaignState.Running ? page.Of(found) : page.WithoutPlace();
    }
}
