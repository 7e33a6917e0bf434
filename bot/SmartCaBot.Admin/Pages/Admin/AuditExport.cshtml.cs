using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Ports;
using SmartCaBot.Staff;
using SmartCaBot.Storage.Audit;

namespace SmartCaBot.Admin.Pages;

/// <summary>What was searched for as a file, oldest first, written while it is read: no limit, and nothing gathered in memory.</summary>
[Authorize(Policy = StaffPolicies.Audit)]
internal sealed class AuditExportModel(IAuditStore log, IStaffAudit audit, StaffClock clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string? kind, string? actor, string? reference, DateOnly? from, DateOnly? until)
    {
        if (!ModelState.IsValid) return BadRequest();
        var query = AuditFilter.Query(kind, actor, reference, from, until, clock.Zone);
        await audit.RecordAsync(AuditKind.AuditExported, HttpContext.Staff(), "", "", AuditFilter.Describe(query), CancellationToken.None);
        Response.ContentType = "application/x-ndjson; charset=utf-8";
        Response.Headers.ContentDisposition = $"attachment; filename=\"nhat-ky-{clock.Local(clock.Now):yyyyMMdd-HHmm}.jsonl\"";
        await foreach (var record in log.ReadAsync(0, HttpContext.RequestAborted))
        {
            if (Matches(query, record.Event))
                await Response.Body.WriteAsync(Encoding.UTF8.GetBytes(AuditLine.Write(record) + "\n"), HttpContext.RequestAborted);
        }

        return new EmptyResult();
    }

    private static bool Matches(AuditQuery query, AuditEvent found) =>
        (query.Kind is null || found.Kind == query.Kind)
        && (query.Actor is null || found.Actor.StartsWith(query.Actor, StringComparison.Ordinal))
        && (query.Reference is null || found.Reference == query.Reference)
        && (query.From is null || found.At >= query.From) && (query.Until is null || found.At < query.Until);
}
