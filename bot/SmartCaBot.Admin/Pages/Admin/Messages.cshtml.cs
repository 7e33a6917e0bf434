using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Staff;

namespace SmartCaBot.Admin.Pages;

/// <summary>What could not be delivered: send again, or give up.</summary>
[Authorize(Policy = StaffPolicies.Admin), Authorize(Policy = StaffPolicies.Fresh)]
internal sealed class MessagesModel(IOutboxReview outbox, IStaffAudit audit, StaffClock clock) : AdminPage
{
    public const int Shown = 200;

    public StaffClock Clock => clock;

    public IReadOnlyList<DeadLetter> Letters { get; private set; } = [];

    public IReadOnlyList<string> Kinds { get; private set; } = [];

    [BindProperty(SupportsGet = true, Name = "kind")]
    public string? Kind { get; set; }

    [BindProperty]
    public List<string> Ids { get; set; } = [];

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync(string? act)
    {
        await LoadAsync();
        if (act is not ("replay" or "drop")) return BadRequest();
        if (Ids.Count == 0) return Wrong("", "Anh/chị chọn ít nhất một tin.");
        if (Ids.Count > Shown) return BadRequest();
        if (Reasons.Reason.Read(Reason) is not { } reason) return NoReason();
        var done = 0;
        foreach (var id in Ids.Distinct(StringComparer.Ordinal))
        {
            var isDone = act == "replay" ? await outbox.ReplayAsync(id, HttpContext.RequestAborted) : await outbox.DropAsync(id, HttpContext.RequestAborted);
            if (!isDone) continue;
            done++;
            await audit.RecordAsync(
                act == "replay" ? AuditKind.DeadLetterReplayed : AuditKind.DeadLetterDropped, Me, "", id, IStaffAudit.Because(reason),
                CancellationToken.None);
        }

        return Done("/admin/messages", done == 0 ? "admin-letters-gone" : act == "replay" ? "admin-replayed" : "admin-dropped");
    }

    private async Task LoadAsync()
    {
        Kind = Kind is { Length: > 0 and < 40 } ? Kind : null;
        Letters = await outbox.ListDeadAsync(Kind, Shown, HttpContext.RequestAborted);
        Kinds = [.. Letters.Select(letter => letter.Kind).Append(Kind ?? "").Where(kind => kind.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }
}
