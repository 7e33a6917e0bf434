using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SmartCaBot.Staff;

namespace SmartCaBot.Office.Documents;

/// <summary>/office/documents/{id}/signed: always a download, never shown in the page's origin.</summary>
internal static class SignedDownload
{
    public static void MapSignedDownload(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/office/documents/{id}/signed", SendAsync).RequireAuthorization(StaffPolicies.Office).ExcludeFromDescription();

    private static async Task<IResult> SendAsync(HttpContext http, string id, DocumentDesk desk) =>
        await desk.FindAsync(http.Staff(), id, http.RequestAborted) is { } document && await desk.OpenSignedAsync(http.Staff(), document, http.RequestAborted) is { } stored
            ? Results.File(stored.Content, stored.File.ContentType, stored.File.Name)
            : Results.NotFound();
}
