using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmartCaBot.Office.Cards;
using SmartCaBot.Office.Dossiers;
using SmartCaBot.Pkcs11.Tokens;
using SmartCaBot.Signing.Enrolment;
using SmartCaBot.Staff;

namespace SmartCaBot.Office.Pages;

[Authorize(Policy = StaffPolicies.Review)]
internal sealed class DossierModel(DossierDesk desk, IStaffAccounts accounts, IOffices offices, StaffAssets assets) : PageModel
{
    private const int LongestReason = 500;

    public string Style => assets.Url("office.css");

    [FromRoute(Name = "number")]
    public string Number { get; set; } = "";

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public string? Ready { get; set; }

    [BindProperty]
    public string? Own { get; set; }

    /// <summary>Null while the token cannot be used.</summary>
    public DossierReview? Review { get; private set; }

    /// <summary>Of the card; those that are kept.</summary>
    public IReadOnlyList<CardRecord> Pictures { get; private set; } = [];

    public IEnumerable<DossierFinding> Findings => Review is null ? [] : DossierChecks.Of(Review, Pictures, desk.AsksForPictures);

    public bool MayDecide { get; private set; }

    public DecisionOutcome? Outcome { get; private set; }

    public DossierField? Shown { get; private set; }

    public string? Value { get; private set; }

    public string OfficeName { get; private set; } = "";

    public string FirstApprover { get; private set; } = "";

    public string Decider { get; private set; } = "";

    private Officer? Officer { get; set; }

    /// <summary>Asked before anything is written into a form, so that nothing is lost on the way.</summary>
    public bool IsFresh => HttpContext.IsFresh();

    private string Here => "/office/dossiers/" + Number;

    private CancellationToken Cancel => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    /// <summary>A form without an action does nothing.</summary>
    public Task<IActionResult> OnPostAsync() => OnGetAsync();

    public async Task<IActionResult> OnPostUnmaskAsync(DossierField field)
    {
        if (HttpContext.AskToConfirm(Here) is { } ask) return ask;
        if (!await LoadAsync() || !Enum.IsDefined(field)) return NotFound();
        if (Review is null) return Page();
        (Shown, Value) = (field, await desk.UnmaskAsync(HttpContext.Staff(), Review, field, Cancel));
        return Page();
    }

    public async Task<IActionResult> OnPostApproveAsync() =>
        await DecideAsync((dossier, officer) => desk.ApproveAsync(dossier, officer, Note, CancellationToken.None));

    public async Task<IActionResult> OnPostRefuseAsync()
    {
        var reason = string.Join(' ', new[] { Ready, Own }.Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => text!.Trim()));
        if (reason.Length is > 0 and <= LongestReason)
            return await DecideAsync((dossier, officer) => desk.RefuseAsync(dossier, officer, reason, CancellationToken.None));
        ModelState.AddModelError(
            reason.Length == 0 ? nameof(Ready) : nameof(Own), reason.Length == 0 ? "Anh/chị chọn hoặc viết lý do để người dân biết cần sửa gì." : "Lý do dài quá, tối đa 500 ký tự.");
        return await LoadAsync() ? Page() : NotFound();
    }

    private async Task<IActionResult> DecideAsync(Func<Guid, Officer, Task<DecisionOutcome>> decide)
    {
        if (!await LoadAsync()) return NotFound();
        if (Review is null || Officer is null) return Page();
        if (HttpContext.AskToConfirm(Here) is { } ask) return ask;
        Outcome = await decide(Review.Dossier.Id, Officer);
        await LoadAsync();
        return Page();
    }

    private async Task<bool> LoadAsync()
    {
        Officer = await desk.OfficerAsync(HttpContext.Staff(), Cancel);
        MayDecide = Officer is not null;
        try
        {
            Review = await desk.FindAsync(HttpContext.Staff(), Number, Cancel);
        }
        catch (TokenUnavailableException)
        {
            return true;
        }

        if (Review is not { } review) return false;
        Pictures = await desk.PicturesAsync(review, Cancel);
        OfficeName = review.Dossier.Office is { } office ? (await offices.FindAsync(office, Cancel))?.Name ?? office : "Toàn tỉnh";
        FirstApprover = await NameAsync(review.FirstApproval?.Approver);
        Decider = await NameAsync(review.Dossier.Decision?.Approver);
        return true;
    }

    private async Task<string> NameAsync(string? officer) =>
        officer is null ? "" : officer == "auto" ? "Tự động" : (await accounts.FindAsync(officer, Cancel))?.Name ?? officer;
}
