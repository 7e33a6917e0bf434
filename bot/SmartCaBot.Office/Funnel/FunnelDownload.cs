using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Staff;

namespace SmartCaBot.Office.Funnel;

/// <summary>/office/funnel.csv</summary>
internal static class FunnelDownload
{
    public static void MapFunnelDownload(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/office/funnel.csv", SendAsync).RequireAuthorization(StaffPolicies.Office).ExcludeFromDescription();

    private static async Task SendAsync(HttpContext http, FunnelRequest request, FunnelCsv csv, IStaffAudit audit)
    {
        if (await request.ReadAsync(http) is not { } asked)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var member = http.Staff();
        var days = string.Create(CultureInfo.InvariantCulture, $"{asked.From:yyyyMMdd}-{asked.To:yyyyMMdd}");
        await audit.RecordAsync(
            AuditKind.FiguresExported, member, "", asked.Scope.Campaign ?? "", $"office={asked.Scope.Office};days={days}", http.RequestAborted);
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = $"ket-qua-{days}.csv" }.ToString();
        await csv.WriteAsync(http.Response.Body, asked.Scope, outsideOffice: member.Office is null, http.RequestAborted);
    }
}
