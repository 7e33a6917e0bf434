using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmartCaBot.Conversations.Handoff;
using SmartCaBot.Desk.Hours;
using SmartCaBot.Desk.Queues;
using SmartCaBot.Desk.Storing;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Staff;

namespace SmartCaBot.Desk.Pages;

/// <summary>When a queue is open: usual hours, closures, extra openings; and a try.</summary>
[Authorize(Policy = StaffPolicies.Supervisor)]
internal sealed class HoursModel(QueueBooks books, QueueTable queues, SpecialDayTable days, StaffClock clock, IStaffAudit audit) : PageModel
{
    private const int MostDays = 31;
    private const int LongestReason = 100;

    /// <summary>Monday first.</summary>
    public static readonly (DayOfWeek Day, string Name)[] Week =
    [
        (DayOfWeek.Monday, "Thứ hai"), (DayOfWeek.Tuesday, "Thứ ba"), (DayOfWeek.Wednesday, "Thứ tư"), (DayOfWeek.Thursday, "Thứ năm"),
        (DayOfWeek.Friday, "Thứ sáu"), (DayOfWeek.Saturday, "Thứ bảy"), (DayOfWeek.Sunday, "Chủ nhật"),
    ];

    [BindProperty(SupportsGet = true, Name = "queue")]
    public string? Queue { get; set; }

    public QueueBook Book { get; private set; } = null!;

    public DeskQueue Chosen => Book.Of(Queue ?? HandoffQueues.General);

    /// <summary>What was typed for each weekday.</summary>
    public Dictionary<DayOfWeek, string> Typed { get; } = [];

    /// <summary>From today on.</summary>
    public IReadOnlyList<SpecialDay> Special { get; private set; } = [];

    /// <summary>What came of the try; null when none was made.</summary>
    public string? Tried { get; private set; }

    public async Task OnGetAsync(DateTime? tryAt, CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        if (tryAt is { } local) Tried = Try(local);
    }

    public async Task<IActionResult> OnPostWeekAsync(long version, CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        var week = new List<WeeklyPart>();
        foreach (var (day, name) in Week)
        {
            Typed[day] = Request.Form[$"day{(int)day}"].ToString();
            if (DayPartText.Read(Typed[day]) is { } parts) week.AddRange(parts.Select(part => new WeeklyPart(day, part)));
            else ModelState.AddModelError($"day{(int)day}", $"{name}: viết như 7:30-11:30, 13:00-17:00; các khoảng không trùng nhau.");
        }

        if (!ModelState.IsValid) return Page();
        if (!await queues.SaveHoursAsync(Chosen.Id, version, week, cancellationToken))
        {
            ModelState.AddModelError("", "Người khác vừa sửa giờ này. Anh/chị xem lại rồi lưu.");
            return Page();
        }

        return await SavedAsync("hours", cancellationToken);
    }

    public async Task<IActionResult> OnPostDayAsync(
        DateOnly? from, DateOnly? to, string? part, string? kind, string? scope, string? why, CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        var last = to ?? from;
        var parts = string.IsNullOrWhiteSpace(part) ? [DayPart.WholeDay] : DayPartText.Read(part);
        if (from is null) ModelState.AddModelError("from", "Chọn ngày.");
        else if (last < from || last.GetValueOrDefault().DayNumber - from.Value.DayNumber >= MostDays) ModelState.AddModelError("to", $"Đến ngày: không trước ngày đầu, tối đa {MostDays} ngày.");
        if (parts is null or []) ModelState.AddModelError("part", "Khoảng giờ: viết như 13:00-17:00, để trống là cả ngày.");
        if (kind is not ("closed" or "open")) ModelState.AddModelError("kind", "Chọn nghỉ hay làm thêm.");
        if (string.IsNullOrWhiteSpace(why) || why.Length > LongestReason) ModelState.AddModelError("why", $"Ghi lý do, tối đa {LongestReason} ký tự.");
        if (!ModelState.IsValid) return Page();

        var (first, end) = (from.GetValueOrDefault(), last.GetValueOrDefault());
        var count = end.DayNumber - first.DayNumber + 1;
        await days.AddAsync(
            [
                .. from offset in Enumerable.Range(0, count)
                   from one in parts!
                   select new SpecialDay(
                       Guid.NewGuid().ToString("N"), scope == "all" ? null : Chosen.Id, first.AddDays(offset), one, kind == "open", why!.Trim()),
            ],
            cancellationToken);
        return await SavedAsync("day-added", cancellationToken);
    }

    public async Task<IActionResult> OnPostRemoveAsync(string day, CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        await days.RemoveAsync(day, cancellationToken);
        return await SavedAsync("day-removed", cancellationToken);
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        Book = await books.GetAsync(cancellationToken);
        foreach (var (day, _) in Week) Typed[day] = DayPartText.Of(Chosen.Week.Where(part => part.Weekday == day).Select(part => part.Part));
        var today = DateOnly.FromDateTime(clock.Local(clock.Now).DateTime);
        Special = [.. Book.Days.Where(day => day.Day >= today && (day.Queue is null || day.Queue == Chosen.Id))];
    }

    private string Try(DateTime local)
    {
        var at = new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), clock.Zone.GetUtcOffset(local));
        var hours = Book.HoursOf(Chosen.Id);
        var when = local.ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture);
        if (hours.IsOpen(at)) return $"{when}: đang mở, đến {clock.Full(hours.ClosesNext(at)!.Value)}.";
        return hours.OpensNext(at) is { } opens ? $"{when}: đóng. Mở lại lúc {clock.Full(opens)}." : $"{when}: đóng, và không có giờ mở nào sắp tới.";
    }

    private async Task<IActionResult> SavedAsync(string what, CancellationToken cancellationToken)
    {
        books.Forget();
        await audit.RecordAsync(AuditKind.DeskSettingsChanged, HttpContext.Staff(), "", Chosen.Id, "what=" + what, cancellationToken);
        return LocalRedirect(StaffNote.On("/desk/hours?queue=" + Uri.EscapeDataString(Chosen.Id), "desk-saved"));
    }
}
