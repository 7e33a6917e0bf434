using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmartCaBot.Conversations.Handoff;
using SmartCaBot.Desk.Queues;
using SmartCaBot.Desk.Storing;
using SmartCaBot.Desk.Targets;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Staff;

namespace SmartCaBot.Desk.Pages;

/// <summary>The queues and what they promise.</summary>
[Authorize(Policy = StaffPolicies.Supervisor)]
internal sealed partial class QueuesModel(QueueBooks books, QueueTable table, IStaffAudit audit) : PageModel
{
    private const int LongestName = 60;
    private const int MostMinutes = 60 * 24 * 30;

    public IReadOnlyList<DeskQueue> Queues { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Queues = (await books.GetAsync(cancellationToken)).Queues;

    public async Task<IActionResult> OnPostAsync(QueueForm form, CancellationToken cancellationToken)
    {
        await OnGetAsync(cancellationToken);
        var name = form.Name?.Trim() ?? "";
        if (form.Version == 0 && !Ids().IsMatch(form.Id ?? "")) ModelState.AddModelError("new-Id", "Mã: 2 đến 30 chữ thường, số, gạch nối.");
        if (name.Length is 0 or > LongestName) ModelState.AddModelError($"{form.Field}-Name", $"Tên: bắt buộc, tối đa {LongestName} ký tự.");
        foreach (var (minutes, what) in new[] { (form.PickUp, "Nhận"), (form.FirstReply, "Trả lời đầu"), (form.Resolution, "Giải quyết"), (form.WaitLimit, "Chờ tối đa") })
        {
            if (minutes is < 1 or > MostMinutes) ModelState.AddModelError($"{form.Field}-PickUp", $"{what}: số phút từ 1 đến {MostMinutes}.");
        }

        if (!ModelState.IsValid) return Page();
        var queue = new DeskQueue(
            form.Id!, name, form.Position, form.IsActive || form.Id == HandoffQueues.General,
            new ServiceTargets(
                TimeSpan.FromMinutes(form.PickUp), TimeSpan.FromMinutes(form.FirstReply), TimeSpan.FromMinutes(form.Resolution), TimeSpan.FromMinutes(form.WaitLimit)),
            [], form.Version);
        if (!await table.SaveAsync(queue, cancellationToken))
        {
            ModelState.AddModelError("", form.Version == 0 ? "Đã có hàng đợi mang mã này." : "Người khác vừa sửa hàng đợi này. Anh/chị xem lại rồi lưu.");
            books.Forget();
            await OnGetAsync(cancellationToken);
            return Page();
        }

        books.Forget();
        await audit.RecordAsync(AuditKind.DeskSettingsChanged, HttpContext.Staff(), "", queue.Id, "what=queue", cancellationToken);
        return LocalRedirect(StaffNote.On("/desk/queues", "desk-saved"));
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{1,29}$")]
    private static partial Regex Ids();
}

/// <summary>As the page sends it; times in minutes.</summary>
internal sealed record QueueForm
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public int Position { get; init; }

    public bool IsActive { get; init; }

    public int PickUp { get; init; }

    public int FirstReply { get; init; }

    public int Resolution { get; init; }

    public int WaitLimit { get; init; }

    public long Version { get; init; }

    /// <summary>What the ids of its fields begin with.</summary>
    public string Field => Version == 0 ? "new" : Id ?? "";

    public static QueueForm Of(DeskQueue queue) => new()
    {
        Id = queue.Id,
        Name = queue.Name,
        Position = queue.Position,
        IsActive = queue.IsActive,
        PickUp = (int)queue.Targets.PickUp.TotalMinutes,
        FirstReply = (int)queue.Targets.FirstReply.TotalMinutes,
        Resolution = (int)queue.Targets.Resolution.TotalMinutes,
        WaitLimit = (int)queue.Targets.WaitLimit.TotalMinutes,
        Version = queue.Version,
    };
}
