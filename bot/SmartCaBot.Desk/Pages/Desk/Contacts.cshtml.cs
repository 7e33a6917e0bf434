using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmartCaBot.Desk.Answers;
using SmartCaBot.Desk.Contacts;
using SmartCaBot.Desk.Notes;
using SmartCaBot.Desk.Storing;
using SmartCaBot.Desk.Words;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Staff;

namespace SmartCaBot.Desk.Pages;

/// <summary>People to call back: take one, see the number, call, note, done. Another office's wish is not found.</summary>
[Authorize(Policy = StaffPolicies.Desk)]
internal sealed class ContactsModel(ContactTable table, NoteTable notes, StepNames steps, IStaffAudit audit, TimeProvider clock) : PageModel
{
    private const int PageSize = 50;
    private const int LastPage = 10_000;
    private const int MostTaken = 200;
    private const int LatestDone = 50;
    private const int LongestNote = 1000;

    /// <summary>Of <see cref="Open"/>, from 1.</summary>
    [BindProperty(SupportsGet = true, Name = "at")]
    public int At { get; set; } = 1;

    public int Pages { get; private set; }

    /// <summary>How many are open in all.</summary>
    public int OpenCount { get; private set; }

    public IReadOnlyList<ContactTicket> Open { get; private set; } = [];

    public IReadOnlyList<ContactTicket> Taken { get; private set; } = [];

    public IReadOnlyList<ContactTicket> Done { get; private set; } = [];

    /// <summary>How to reach somebody, asked for: the ticket and the value. On this answer only.</summary>
    public (string Id, string Value)? Unmasked { get; private set; }

    public static string Masked(ContactTicket ticket) => AnswerMask.Of(Reach(ticket));

    public string Step(ContactTicket ticket) => steps.Of(ticket.Details.Step);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var staff = HttpContext.Staff();
        OpenCount = await table.CountAsync(ContactState.Open, staff.Office, cancellationToken);
        Pages = Math.Clamp((OpenCount + PageSize - 1) / PageSize, 1, LastPage);
        At = Math.Clamp(At, 1, Pages);
        Open = await table.ListAsync(ContactState.Open, staff.Office, (At - 1) * PageSize, PageSize, cancellationToken);
        var taken = await table.ListAsync(ContactState.Taken, staff.Office, 0, MostTaken, cancellationToken);
        Taken = [.. taken.OrderByDescending(ticket => ticket.Agent == staff.Id)];
        Done = await table.ListAsync(ContactState.Done, staff.Office, 0, LatestDone, cancellationToken);
    }

    public async Task<IActionResult> OnPostTakeAsync(string id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } ticket) return NotFound();
        var staff = HttpContext.Staff();
        if (await table.TakeAsync(id, staff.Id, staff.Name, cancellationToken)) return After("desk-contact-taken");
        var owner = (await table.FindAsync(id, cancellationToken))?.AgentName ?? ticket.AgentName;
        ModelState.AddModelError("", $"{owner ?? "Đồng nghiệp"} đã nhận yêu cầu này trước.");
        await OnGetAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostShowAsync(string id, string? why, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } ticket || ticket.Agent != HttpContext.Staff().Id) return NotFound();
        if (string.IsNullOrWhiteSpace(why)) ModelState.AddModelError("why-" + id, "Ghi lý do cần xem.");
        else if (HttpContext.AskToConfirm("/desk/contacts") is { } ask) return ask;
        else
        {
            await audit.RecordAsync(
                AuditKind.ValueUnmasked, HttpContext.Staff(), ticket.ConversationId, id, $"value=contact;why={AuditWords.Clean(why)}", cancellationToken);
            Unmasked = (id, Reach(ticket));
        }

        await OnGetAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostFinishAsync(string id, ContactOutcome? outcome, string? note, string draft, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } ticket) return NotFound();
        var staff = HttpContext.Staff();
        if (outcome is not { } how || !Enum.IsDefined(how)) ModelState.AddModelError("outcome-" + id, "Chọn kết quả gọi.");
        else if (note?.Length > LongestNote) ModelState.AddModelError("note-" + id, $"Ghi chú tối đa {LongestNote} ký tự.");
        else if (await table.FinishAsync(id, staff.Id, how, cancellationToken))
        {
            if (!string.IsNullOrWhiteSpace(note))
            {
                await notes.AddAsync(
                    new CaseNote($"contact-{draft}", ticket.ConversationId, ticket.Details.CaseId ?? "", NoteKind.Note, staff.Id, staff.Name, note.Trim(), clock.GetUtcNow()),
                    cancellationToken);
            }

            return After("desk-contact-done");
        }
        else ModelState.AddModelError("", "Yêu cầu này không còn do anh/chị phụ trách.");

        await OnGetAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostBackAsync(string id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is null) return NotFound();
        await table.GiveBackAsync(id, HttpContext.Staff().Id, cancellationToken);
        return After("desk-contact-back");
    }

    private static string Reach(ContactTicket ticket) => ticket.Details.Phone ?? ticket.Details.Email ?? "";

    private static LocalRedirectResult After(string note) => new(StaffNote.On("/desk/contacts", note));

    private async Task<ContactTicket?> FindAsync(string id, CancellationToken cancellationToken) =>
        await table.FindAsync(id, cancellationToken) is { } found && HttpContext.Staff().MaySee(found.Office) ? found : null;
}
