using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SmartCaBot.Admin.Erasures;
using SmartCaBot.Signing.Erasure;
using SmartCaBot.Staff;

namespace SmartCaBot.Admin.Pages;

[Authorize(Policy = StaffPolicies.Admin), Authorize(Policy = StaffPolicies.Fresh)]
internal sealed class ErasureModel(Erasing erasing, ErasureTable wishes, ICitizens citizens, AdminOptions options, StaffClock clock) : AdminPage
{
    public Erasure? Wish { get; private set; }

    /// <summary>What would go; null for a conversation, and when it is gone.</summary>
    public CitizenRecords? Records { get; private set; }

    public DateTimeOffset Now => clock.Now;

    public bool MayConfirm => !options.ErasureNeedsTwo || Wish?.AskedBy != Me.Id;

    public async Task<IActionResult> OnGetAsync(string id) => await LoadAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string id, string? act)
    {
        if (!await LoadAsync(id)) return NotFound();
        if (act is not ("confirm" or "refuse")) return BadRequest();
        if (Reasons.Reason.Read(Reason) is null) return NoReason();
        var answer = act == "confirm"
            ? await erasing.ConfirmAsync(Wish!, Me, HttpContext.RequestAborted)
            : await erasing.RefuseAsync(Wish!, Reason, Me, HttpContext.RequestAborted);
        return answer.Outcome switch
        {
            ErasureOutcome.Done => Done("/admin/conversations", Wish!.Kind == ErasureKind.Citizen ? "admin-citizen-erased" : "admin-erased"),
            ErasureOutcome.Refused => Done("/admin/conversations", "admin-erasure-refused"),
            ErasureOutcome.SamePerson => Wrong("", "Người ghi yêu cầu không tự xác nhận được."),
            ErasureOutcome.NotFound => NotFound(),
            _ => Wrong("", ErasureText.Of(Wish!.Kind, answer, options.CitizenYears, clock)),
        };
    }

    private async Task<bool> LoadAsync(string id)
    {
        if (await wishes.FindAsync(id, HttpContext.RequestAborted) is not { State: ErasureState.Asked } wish) return false;
        Wish = wish;
        if (wish.Kind == ErasureKind.Citizen) Records = await citizens.FindAsync(wish.Target, HttpContext.RequestAborted);
        return true;
    }
}
