using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using SmartCaBot.Office.Campaigns;
using SmartCaBot.Office.Landing;
using SmartCaBot.Office.Storing;

namespace SmartCaBot.Office.Documents;

/// <summary>/d/{link}: the page of a document. A link is known to its citizen alone; that no other site sends its form, browsers say as well.</summary>
internal static class HandedLinks
{
    /// <summary>In the address of the chat: what the code beside it is.</summary>
    public const string Flow = "document";

    private const string Folder = "/d/";
    private const int MostTries = 5;
    private const int LongestForm = 4096;

    private static readonly TimeSpan PassLifetime = TimeSpan.FromMinutes(15);

    public static string AddressOf(Uri baseAddress, string link) => new Uri(baseAddress, Folder + link).AbsoluteUri;

    public static void MapHandedLinks(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods(Folder + "{link}", [HttpMethods.Get, HttpMethods.Head], ShowAsync).AllowAnonymous().ExcludeFromDescription();
        routes.MapPost(Folder + "{link}", GoOnAsync).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
    }

    private static async Task<IResult> ShowAsync(
        HttpContext http, string link, HandedTable table, CampaignDirectory directory, DocumentPage page, TimeProvider clock)
    {
        if (await FindAsync(http, link, table, clock) is not { } record) return page.Nothing();
        var office = await OfficeAsync(directory, record, http.RequestAborted);
        if (record.Paper.LastDigits is not null) return page.AskDigits(office, wrong: false);
        if (Visitors.IsPerson(http.Request)) await table.TryOpenAsync(record.Id, http.RequestAborted);
        return page.Show(office, record);
    }

    private static async Task<IResult> GoOnAsync(
        HttpContext http, string link, HandedTable table, CampaignDirectory directory, DocumentPage page, TimeProvider clock)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = LongestForm;
        var site = http.Request.Headers["Sec-Fetch-Site"].ToString();
        if (site is not ("" or "same-origin" or "none") || !http.Request.HasFormContentType && http.Request.ContentLength is > 0) return page.Nothing();
        if (await FindAsync(http, link, table, clock) is not { } record) return page.Nothing();
        var office = await OfficeAsync(directory, record, http.RequestAborted);
        if (record.Paper.LastDigits is { } digits)
        {
            var typed = await TypedAsync(http);
            if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(typed), Encoding.UTF8.GetBytes(digits)))
            {
                // Counted before it is called wrong, so that many at once are not more than few in a row.
                var counted = await table.TryCountAsync(record.Id, MostTries, CancellationToken.None);
                return counted && record.Tries + 1 < MostTries ? page.AskDigits(office, wrong: true) : page.Nothing();
            }
        }

        var pass = Secrets.New();
        return await table.TryGivePassAsync(record.Id, Secrets.Hash(pass), clock.GetUtcNow() + PassLifetime, http.RequestAborted)
            ? page.Ready(office, record, pass)
            : page.Nothing();
    }

    /// <summary>Empty when the body is no form that can be read.</summary>
    private static async Task<string> TypedAsync(HttpContext http)
    {
        try
        {
            return http.Request.HasFormContentType ? (await http.Request.ReadFormAsync(http.RequestAborted))["digits"].ToString().Trim() : "";
        }
        catch (Exception refused) when (refused is InvalidDataException or IOException)
        {
            return "";
        }
    }

    private static async Task<HandedRecord?> FindAsync(HttpContext http, string link, HandedTable table, TimeProvider clock) =>
        Secrets.IsShaped(link) && await table.FindByLinkAsync(Secrets.Hash(link), http.RequestAborted) is { } record && record.IsOpenAt(clock.GetUtcNow())
            ? record : null;

    private static async Task<string> OfficeAsync(CampaignDirectory directory, HandedRecord record, CancellationToken cancellationToken) =>
        (await directory.OfficesAsync(cancellationToken)).GetValueOrDefault(record.Office, "Bộ phận Một cửa");
}
