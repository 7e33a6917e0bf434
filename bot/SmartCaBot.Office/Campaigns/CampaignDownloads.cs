using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SmartCaBot.Office.Pictures;
using SmartCaBot.Office.Posters;
using SmartCaBot.Staff;

namespace SmartCaBot.Office.Campaigns;

/// <summary>/office/campaigns/{code}/poster.pdf, card.pdf, qr.svg and qr.png: drawn when they are asked for.</summary>
internal static class CampaignDownloads
{
    public static void MapCampaignDownloads(this IEndpointRouteBuilder routes) => routes
        .MapGet("/office/campaigns/{code}/{file:regex(^(poster\\.pdf|card\\.pdf|qr\\.svg|qr\\.png)$)}", SendAsync)
        .RequireAuthorization(StaffPolicies.Office).ExcludeFromDescription();

    private static async Task<IResult> SendAsync(
        HttpContext http, string code, string file, CampaignDesk desk, CampaignDirectory directory, PosterMaker posters, OfficeOptions options)
    {
        if (await desk.FindAsync(http.Staff(), code, http.RequestAborted) is not { } campaign) return Results.NotFound();
        var offices = await directory.OfficesAsync(http.RequestAborted);
        var text = posters.Of(campaign, offices.GetValueOrDefault(campaign.Office, "Bộ phận Một cửa"), OwnAddress.Of(options, http.Request));
        var name = $"smartca-{campaign.Code[..6].ToLowerInvariant()}";
        return file switch
        {
            "poster.pdf" => Results.File(PosterSheet.A4(text), "application/pdf", $"{name}-ap-phich-a4.pdf"),
            "card.pdf" => Results.File(PosterSheet.A6(text), "application/pdf", $"{name}-the-a6.pdf"),
            "qr.png" => Results.File(QrPicture.Png(text.Url), "image/png", $"{name}.png"),
            // On the page it is a picture; asked for by its button it is a file.
            _ => Results.File(
                Encoding.UTF8.GetBytes(QrPicture.Svg(text.Url, $"Mã QR mở {text.ShownUrl}")), "image/svg+xml",
                http.Request.Query.ContainsKey("tai") ? $"{name}.svg" : null),
        };
    }
}
