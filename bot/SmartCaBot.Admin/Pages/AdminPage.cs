using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmartCaBot.Staff;

namespace SmartCaBot.Admin.Pages;

/// <summary>What administrators' pages share.</summary>
public abstract class AdminPage : PageModel
{
    /// <summary>Why: of every action that changes something for others.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    protected StaffMember Me => HttpContext.Staff();

    /// <summary>As the audit log names who is signed in.</summary>
    protected string Actor => "staff:" + Me.Id;

    protected IActionResult Wrong(string field, string sentence)
    {
        ModelState.AddModelError(field, sentence);
        return Page();
    }

    protected IActionResult NoReason() => Wrong(nameof(Reason), $"Lý do cần từ {Reasons.Reason.Shortest} đến {Reasons.Reason.Longest} ký tự.");

    protected IActionResult Done(string path, string note) => LocalRedirect(StaffNote.On(path, note));
}
