using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SmartCaBot.Admin.Retention;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Staff;
using SmartCaBot.Storage.Retention;

namespace SmartCaBot.Admin.Pages;

/// <summary>How long things are kept, what went, and what must not go.</summary>
[Authorize(Policy = StaffPolicies.Admin), Authorize(Policy = StaffPolicies.Fresh)]
internal sealed class RetentionModel(RetentionService service, RetentionRuns runs, Holds holds, IStaffAudit audit) : AdminPage
{
    private const int MostHolds = 200;

    public IReadOnlyList<(IRetentionRule Rule, RetentionRun? Last)> Rules { get; private set; } = [];

    public IReadOnlyList<Hold> Held { get; private set; } = [];

    [BindProperty]
    public string? What { get; set; }

    [BindProperty]
    public string? Target { get; set; }

    public static string Days(TimeSpan keep) => keep.TotalDays >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{keep.TotalDays:0} ngày")
        : string.Create(CultureInfo.InvariantCulture, $"{keep.TotalHours:0} giờ");

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostRunAsync(string? rule)
    {
        if (rule is null || !service.Ask(rule, Actor)) return NotFound();
        await audit.RecordAsync(AuditKind.RetentionRun, Me, "", rule, "", CancellationToken.None);
        return Done("/admin/retention", "admin-retention");
    }

    public async Task<IActionResult> OnPostHoldAsync()
    {
        await LoadAsync();
        if (!Enum.TryParse<HoldKind>(What, out var kind) || !Enum.IsDefined(kind)) return BadRequest();
        return await holds.PlaceAsync(kind, Target?.Trim() ?? "", Reason, Me, HttpContext.RequestAborted) switch
        {
            HoldOutcome.Placed => Done("/admin/retention", "admin-held"),
            HoldOutcome.NoReason => NoReason(),
            HoldOutcome.Held => Wrong(nameof(Target), "Mã này đang được giữ rồi."),
            _ => Wrong(nameof(Target), "Không có cuộc trò chuyện hay hồ sơ nào mang mã này."),
        };
    }

    private async Task LoadAsync()
    {
        var last = (await runs.LastAsync(HttpContext.RequestAborted)).ToDictionary(run => run.Rule);
        Rules = [.. service.Rules.Select(rule => (rule, last.GetValueOrDefault(rule.Name)))];
        Held = await holds.ListAsync(MostHolds, HttpContext.RequestAborted);
    }
}
