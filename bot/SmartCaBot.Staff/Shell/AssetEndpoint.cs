using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace SmartCaBot.Staff.Shell;

/// <summary>Open to everybody: the sign-in page needs them, and they hold nothing of anybody.</summary>
internal static class AssetEndpoint
{
    public static void MapStaffAssets(this IEndpointRouteBuilder routes) =>
        routes.MapMethods(StaffAssets.Root + "/{hash}/{name}", [HttpMethods.Get, HttpMethods.Head], Serve).AllowAnonymous().ExcludeFromDescription();

    private static IResult Serve(string hash, string name, StaffAssets assets, HttpContext http)
    {
        if (assets.Find(name) is not { } asset) return Results.NotFound();
        // A page from before an update may still ask under the old hash: it gets what there is, and must ask again.
        http.Response.Headers.CacheControl = hash == assets.Hash ? "public, max-age=31536000, immutable" : "no-cache";
        return Results.Bytes(asset.Body, asset.ContentType);
    }
}
