using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SmartCaBot.Admin.Conversations;
using SmartCaBot.Staff;

namespace SmartCaBot.Admin.Pages;

[Authorize(Policy = StaffPolicies.Admin), Authorize(Policy = StaffPolicies.Fresh)]
internal sealed class ErasureModel(Erasing erasing, ErasureTable wishes, AdminOptions options) : AdminPage
{
    public Erasure? Wish { get; private set; }

    public bool MayConfirm => !options.ErasureNeedsTwo || Wish?.AskedBy != Me.Id;

    public async Task<IActionResult> OnGetAsync(string id) => await LoadAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string id, string? act)
    {
        if (!await LoadAsync(id)) return NotFound();
        if (act is not ("confirm" or "refuse")) return BadRequest();
        if (Reasons.Reason.Read(Reason) is null) return NoReason();
        var outcome = act == "confirm"
            ? await erasing.ConfirmAsync(Wish!, Me, HttpContext.RequestAborted)
            : await erasing.RefuseAsync(Wish!, Reason, Me, HttpContext.RequestAborted);
        return outcome switch
        {
            ErasureOutcome.Done => Done("/admin/conversations", "admin-erased"),
            ErasureOutcome.Refused => Done("/admin/conversations", "admin-erasure-refused"),
            ErasureOutcome.Held => Wrong("", "Cuộc trò chuyện này đang được giữ lại theo yêu cầu pháp lý, chưa xóa được."),
            ErasureOutcome.SamePerson => Wrong("", "Người ghi yêu cầu không tự xác nhận được."),
            _ => NotFound(),
        };
    }

    private async Task<bool> LoadAsync(string id) =>
        (Wish = await wishes.FindAsync(id, HttpContext.RequestAborted)) is { State: ErasureState.Asked };
}
