using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmartCaBot.Conversations.Handoff;
using SmartCaBot.Desk.Cases;
using SmartCaBot.Desk.Duty;
using SmartCaBot.Desk.Queues;
using SmartCaBot.Staff;

namespace SmartCaBot.Desk.Pages;

/// <summary>The queue: what waits, what is mine, what colleagues have, what ended today.</summary>
[Authorize(Policy = StaffPolicies.Desk)]
internal sealed class IndexModel(CaseRows rows, CaseWatch watch, QueueBooks books, DeskActions actions, Attendance attendance, StaffClock clock) : PageModel
{
    private const int LastPage = 10_000;

    [BindProperty(SupportsGet = true, Name = "list")]
    public CaseList List { get; set; }

    [BindProperty(SupportsGet = true, Name = "queue")]
    public string? Queue { get; set; }

    [BindProperty(SupportsGet = true, Name = "at")]
    public int At { get; set; } = 1;

    public CasePage Cases { get; private set; } = null!;

    public IReadOnlyList<DeskQueue> Queues { get; private set; } = [];

    /// <summary>Whether the desk is open, and how many are there.</summary>
    public string State { get; private set; } = "";

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        var hours = (await books.GetAsync(cancellationToken)).HoursOf(Queue ?? HandoffQueues.General);
        var open = hours.IsOpen(clock.Now) ? $"Đang mở, đến {clock.Short(hours.ClosesNext(clock.Now)!.Value)}"
            : hours.OpensNext(clock.Now) is { } opens ? $"Ngoài giờ, mở lại lúc {clock.Short(opens)}"
            : "Chưa đặt giờ làm việc";
        State = $"{open} · {watch.Duty.OnDuty(clock.Now)} cán bộ sẵn sàng";
    }

    /// <summary>The list alone, for the page's script.</summary>
    public async Task<IActionResult> OnGetRowsAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        return Partial("_CaseTable", this);
    }

    public async Task<IActionResult> OnPostPresenceAsync(PresenceChoice choice, CancellationToken cancellationToken)
    {
        if (choice == PresenceChoice.Offline) await actions.LeaveAsync(HttpContext.Staff(), cancellationToken);
        else await attendance.ChooseAsync(HttpContext.Staff(), choice, cancellationToken);
        await watch.RefreshAsync(cancellationToken);
        return LocalRedirect("/desk");
    }

    /// <summary>Takes whatever has waited longest.</summary>
    public async Task<IActionResult> OnPostNextAsync(CancellationToken cancellationToken)
    {
        var staff = HttpContext.Staff();
        foreach (var one in watch.Board.Waiting.Where(one => staff.MaySee(one.Office)).ToArray())
        {
            if (await actions.ClaimAsync(staff, one, cancellationToken) is HandoffResult.Done) return LocalRedirect($"/desk/case/{one.Id}");
        }

        return LocalRedirect("/desk");
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        Queues = (await books.GetAsync(cancellationToken)).Queues;
        Cases = await rows.PageAsync(HttpContext.Staff(), List, string.IsNullOrEmpty(Queue) ? null : Queue, Math.Clamp(At, 1, LastPage), cancellationToken);
    }
}
