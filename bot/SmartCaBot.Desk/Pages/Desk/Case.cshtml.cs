using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmartCaBot.Conversations.Handoff;
using SmartCaBot.Conversations.Turns;
using SmartCaBot.Desk.Answers;
using SmartCaBot.Desk.Cases;
using SmartCaBot.Desk.Notes;
using SmartCaBot.Desk.Storing;
using SmartCaBot.Desk.Transcripts;
using SmartCaBot.Desk.Words;
using SmartCaBot.Desk.Writing;
using Microsoft.AspNetCore.Http;
using SmartCaBot.Staff;

namespace SmartCaBot.Desk.Pages;

/// <summary>One case: what was said, what is known, what can be done. Another office's case is not found; see <see cref="CaseDoor"/>.</summary>
[Authorize(Policy = StaffPolicies.Desk)]
internal sealed class CaseModel(
    CaseDoor door, CaseTable cases, CaseView view, DeskActions actions, AgentSaying saying, NoteTable notes, Unmasking unmasking, TranscriptReader transcript,
    ITypingDisplay typing, CaseWatch watch, TimeProvider clock) : PageModel
{
    public const int LongestNote = 1000;

    private DeskCase _case = null!;

    [BindProperty(SupportsGet = true, Name = "id")]
    public string Id { get; set; } = "";

    public CaseScreen Screen { get; private set; } = null!;

    /// <summary>A message that was not sent, or a canned reply to begin with.</summary>
    public string Draft { get; private set; } = "";

    /// <summary>What stands in the way; told above the composer.</summary>
    public string? Problem { get; private set; }

    /// <summary>They may have what somebody else has wait again.</summary>
    public bool MayPutBack => Screen.Case.State == CaseState.Agent && !Screen.IsMine && HttpContext.Staff().May(StaffPolicies.Supervisor);

    /// <summary>A value that was asked for: its key and what it is. On this answer only.</summary>
    public (string Key, string Value)? Unmasked { get; private set; }

    public async Task<IActionResult> OnGetAsync(long? before, string? insert, CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return NotFound();
        if (insert is not null) Draft = await view.ReplyBodyAsync(insert, cancellationToken) ?? "";
        return await ShowAsync(before, cancellationToken);
    }

    /// <summary>What was said since, for the page's script.</summary>
    public async Task<IActionResult> OnGetMessagesAsync(long after, CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return NotFound();
        var (lines, last) = await transcript.ReadAsync(_case, Math.Max(0, after), cancellationToken);
        Response.Headers["X-Last"] = last.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Partial("_Lines", new LinesModel(_case.Id, lines));
    }

    /// <summary>What is known beside the conversation, for the page's script.</summary>
    public async Task<IActionResult> OnGetSideAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return NotFound();
        await ShowAsync(null, cancellationToken);
        return Partial("_Side", this);
    }

    public async Task<IActionResult> OnPostClaimAsync(CancellationToken cancellationToken) =>
        await FindAsync(cancellationToken) ? await AfterAsync(await actions.ClaimAsync(HttpContext.Staff(), _case, cancellationToken), null, cancellationToken) : NotFound();

    public async Task<IActionResult> OnPostSayAsync(
        string? text, string draft, string? reply, string? qr, List<IFormFile> files, CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return NotFound();
        var message = new AgentMessage(draft, text ?? "", reply, view.IsSuggestedQr(qr) ? qr : null)
        {
            Files = [.. files.Where(file => file.Length > 0).Select(file => new AgentFile(file.FileName, file.ContentType, file.Length, file.OpenReadStream))],
        };
        var problem = await saying.SayAsync(HttpContext.Staff(), _case, message, cancellationToken);
        if (IsScript) return new JsonResult(new { problem = DeskWords.Of(problem) });
        if (problem == SayProblem.None) return Again();
        (Draft, Problem) = (text ?? "", DeskWords.Of(problem));
        return await ShowAsync(null, cancellationToken);
    }

    public async Task<IActionResult> OnPostTypingAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return NotFound();
        if (_case.IsWith(HttpContext.Staff().Id)) typing.AgentIsTyping(_case.ConversationId);
        return new NoContentResult();
    }

    public async Task<IActionResult> OnPostNoteAsync(string? note, string draft, CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return NotFound();
        if (Missing("note", note, LongestNote)) return await ShowAsync(null, cancellationToken);
        var staff = HttpContext.Staff();
        await notes.AddAsync(
            new CaseNote($"{_case.Id}-{draft}", _case.ConversationId, _case.Id, NoteKind.Note, staff.Id, staff.Name, note!.Trim(), clock.GetUtcNow()),
            cancellationToken);
        return Again("desk-noted");
    }

    public async Task<IActionResult> OnPostTransferAsync(string? to, string? transferNote, CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return NotFound();
        var (colleague, queue) = await view.ReadTargetAsync(HttpContext.Staff(), _case, to, cancellationToken);
        if (colleague is null && queue is null) ModelState.AddModelError("to", "Chọn đồng nghiệp đang trực hoặc một hàng đợi.");
        if (Missing("transferNote", transferNote, LongestNote) || !ModelState.IsValid) return await ShowAsync(null, cancellationToken);
        var result = await actions.TransferAsync(HttpContext.Staff(), _case, colleague, queue, transferNote!.Trim(), cancellationToken);
        return await AfterAsync(result, "desk-transferred", cancellationToken);
    }

    public async Task<IActionResult> OnPostReturnAsync(CancellationToken cancellationToken) =>
        await FindAsync(cancellationToken)
            ? await AfterAsync(await actions.ReturnAsync(HttpContext.Staff(), _case, cancellationToken), "desk-returned", cancellationToken)
            : NotFound();

    public async Task<IActionResult> OnPostCloseAsync(CloseReason? reason, CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return NotFound();
        if (reason is not { } why || !Enum.IsDefined(why))
        {
            ModelState.AddModelError("reason", "Chọn lý do đóng.");
            return await ShowAsync(null, cancellationToken);
        }

        return await AfterAsync(await actions.CloseAsync(HttpContext.Staff(), _case, why, cancellationToken), "desk-closed", cancellationToken);
    }

    /// <summary>A supervisor has somebody else's case wait again; of a hub outside, too.</summary>
    public async Task<IActionResult> OnPostPutBackAsync(CancellationToken cancellationToken)
    {
        var staff = HttpContext.Staff();
        if (!await FindAsync(cancellationToken) || !staff.May(StaffPolicies.Supervisor)) return NotFound();
        return await AfterAsync(await actions.PutBackAsync(staff, _case, cancellationToken), "desk-put-back", cancellationToken);
    }

    /// <summary>Joins again a conversation that the bot leads.</summary>
    public async Task<IActionResult> OnPostPullInAsync(string draft, CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken) || !await view.IsSameTalkAsync(HttpContext.Staff(), _case, cancellationToken)) return NotFound();
        var result = await actions.PullInAsync(HttpContext.Staff(), _case.ConversationId, draft, cancellationToken);
        if (result is HandoffResult.Done(var opened)) return LocalRedirect($"/desk/case/{opened.Id}");
        return await AfterAsync(result, null, cancellationToken);
    }

    public async Task<IActionResult> OnPostUnmaskAsync(string answer, string? why, CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return NotFound();
        if (Missing("why", why, LongestNote)) return await ShowAsync(null, cancellationToken);
        var staff = HttpContext.Staff();
        if (HttpContext.AskToConfirm(Request.Path) is { } ask) return ask;
        if (await unmasking.ShowAsync(staff, _case, answer, why!.Trim(), cancellationToken) is { } value) Unmasked = (answer, value);
        else (Problem, Response.StatusCode) = ("Chỉ người đang phụ trách xem đủ được, và chỉ khi cuộc này chưa kết thúc.", StatusCodes.Status409Conflict);
        return await ShowAsync(null, cancellationToken);
    }

    private bool IsScript => Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal);

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        if (await door.OpenAsync(HttpContext.Staff(), Id, cancellationToken) is not { } found) return false;
        _case = found;
        return true;
    }

    private bool Missing(string field, string? text, int longest)
    {
        if (string.IsNullOrWhiteSpace(text)) ModelState.AddModelError(field, "Cần ghi nội dung.");
        else if (text.Length > longest) ModelState.AddModelError(field, $"Tối đa {longest} ký tự.");
        else return false;
        return true;
    }

    private async Task<IActionResult> AfterAsync(HandoffResult result, string? note, CancellationToken cancellationToken)
    {
        if (result is HandoffResult.Done) return Again(note);
        Problem = result switch
        {
            HandoffResult.TakenBy(var name) => $"{name} đã nhận cuộc này trước.",
            HandoffResult.NotYours => "Cuộc này không còn do anh/chị phụ trách.",
            HandoffResult.WrongState => "Cuộc này đã sang trạng thái khác, việc vừa bấm không còn làm được.",
            _ => "Không tìm thấy cuộc trò chuyện.",
        };
        Response.StatusCode = StatusCodes.Status409Conflict;
        await FindAsync(cancellationToken);
        return await ShowAsync(null, cancellationToken);
    }

    private LocalRedirectResult Again(string? note = null) =>
        LocalRedirect(note is null ? $"/desk/case/{_case.Id}" : StaffNote.On($"/desk/case/{_case.Id}", note));

    private async Task<IActionResult> ShowAsync(long? before, CancellationToken cancellationToken)
    {
        _case = await cases.FindAsync(Id, cancellationToken) ?? _case;
        Screen = await view.ShowAsync(HttpContext.Staff(), _case, before, watch.Duty, cancellationToken);
        return Page();
    }
}
