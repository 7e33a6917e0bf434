using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmartCaBot.Conversations.Handoff;
using SmartCaBot.Desk.Cases;
using SmartCaBot.Desk.Words;
using SmartCaBot.Staff;

namespace SmartCaBot.Desk.Pages;

/// <summary>Conversations in which the bot does not get on; an agent may join one before anybody asks.</summary>
[Authorize(Policy = StaffPolicies.Desk)]
internal sealed class StuckModel(StuckConversations stuck, DeskActions actions, StepNames steps) : PageModel
{
    public IReadOnlyList<StuckConversation> Stuck { get; private set; } = [];

    public string Step(StuckConversation one) => steps.Of(one.Step);

    public void OnGet() => Stuck = [.. stuck.List().Where(one => HttpContext.Staff().MaySee(one.Office))];

    public async Task<IActionResult> OnPostAsync(string conversation, string draft, CancellationToken cancellationToken)
    {
        var staff = HttpContext.Staff();
        if (stuck.Find(conversation) is not { } one || !staff.MaySee(one.Office)) return NotFound();
        var result = await actions.PullInAsync(staff, conversation, draft, cancellationToken);
        if (result is HandoffResult.Done(var opened)) return LocalRedirect($"/desk/case/{opened.Id}");
        ModelState.AddModelError("", result is HandoffResult.TakenBy(var name) ? $"{name} đã vào cuộc này trước." : "Cuộc này đã sang trạng thái khác.");
        OnGet();
        return Page();
    }
}
