using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using SmartCaBot.Admin.Auditing;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Staff;
using SmartCaBot.Storage.Audit;

namespace SmartCaBot.Admin.Pages;

/// <summary>The audit log, for whoever may read it. A search that names something is itself recorded.</summary>
[Authorize(Policy = StaffPolicies.Audit)]
internal sealed class AuditModel(IAuditSearch search, AuditChecks checks, AuditChecking checking, IStaffAudit audit, StaffClock clock) : AdminPage
{
    private const int PageSize = 50;
    private const int LongestShown = 160;

    public static readonly IReadOnlyList<string> Kinds = [.. Enum.GetNames<AuditKind>().Order(StringComparer.Ordinal)];

    public DateTimeOffset Now => clock.Now;

    public AuditCheck? Check { get; private set; }

    public IReadOnlyList<AuditRecord>? Records { get; private set; }

    public long? Next { get; private set; }

    [BindProperty(SupportsGet = true, Name = "kind")]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "actor")]
    public string? ActorText { get; set; }

    [BindProperty(SupportsGet = true, Name = "reference")]
    public string? Reference { get; set; }

    [BindProperty(SupportsGet = true, Name = "from")]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true, Name = "until")]
    public DateOnly? Until { get; set; }

    [BindProperty(SupportsGet = true, Name = "before")]
    public long? Before { get; set; }

    public static string Short(string text) => text.Length <= LongestShown ? text : string.Concat(text.AsSpan(0, LongestShown), "…");

    public async Task OnGetAsync()
    {
        Check = await checks.LatestAsync(HttpContext.RequestAborted);
        if (!ModelState.IsValid) return;
        var query = AuditFilter.Query(Kind, ActorText, Reference, From, Until, clock.Zone);
        Records = await search.FindAsync(query, Before ?? long.MaxValue, PageSize, HttpContext.RequestAborted);
        Next = Records.Count == PageSize ? Records[^1].Sequence : null;
        // Looking at the newest page is no search; asking for somebody or something is.
        if (Request.Query.Count > 0) await audit.RecordAsync(AuditKind.AuditSearched, Me, "", "", AuditFilter.Describe(query), CancellationToken.None);
    }

    public async Task<IActionResult> OnPostVerifyAsync()
    {
        if (!await checking.AskAsync(Actor, HttpContext.RequestAborted)) return Done("/admin/audit", "admin-not-verifying");
        await audit.RecordAsync(AuditKind.AuditVerified, Me, "", "", "", CancellationToken.None);
        return Done("/admin/audit", "admin-verifying");
    }

    public string Older(long before) => "/admin/audit" + QueryString.Create(new Dictionary<string, string?>
    {
        ["kind"] = Kind,
        ["actor"] = ActorText,
        ["reference"] = Reference,
        ["from"] = From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["until"] = Until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["before"] = before.ToString(CultureInfo.InvariantCulture),
    });
}
