using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Pkcs11.Tokens;
using SmartCaBot.Staff;

namespace SmartCaBot.Office.Dossiers;

/// <summary>
/// /office/dossiers/{number}/card/{side}: shown on the dossier's page, or alone in a tab. It is one of three kinds of picture by its content, and
/// the browser is told to take it for nothing else. As for values in full, the officer has confirmed who they are a short while ago.
/// </summary>
internal static class CardPictureEndpoint
{
    public static void MapCardPicture(this IEndpointRouteBuilder routes) => routes.MapGet("/office/dossiers/{number}/card/{side}", SendAsync)
        .RequireAuthorization(StaffPolicies.Review).RequireAuthorization(StaffPolicies.Fresh).ExcludeFromDescription();

    private static async Task<IResult> SendAsync(HttpContext http, string number, string side, DossierDesk desk)
    {
        if (SideOf(side) is not { } asked) return Results.NotFound();
        try
        {
            if (await desk.FindAsync(http.Staff(), number, http.RequestAborted) is not { } review
                || await desk.OpenPictureAsync(http.Staff(), review, asked, http.RequestAborted) is not { } picture) return Results.NotFound();
            var headers = http.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers.CacheControl = "private, no-store";
            headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers.ContentDisposition = $"inline; filename=\"{picture.File.Name}\"";
            return Results.Stream(picture.Content, picture.File.ContentType);
        }
        catch (TokenUnavailableException)
        {
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    public static string PathOf(string number, CardSide side) => $"/office/dossiers/{number}/card/{(side == CardSide.Front ? "front" : "back")}";

    private static CardSide? SideOf(string word) => word switch
    {
        "front" => CardSide.Front,
        "back" => CardSide.Back,
        _ => null,
    };
}
