using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmartCaBot.Staff.Accounts;
using SmartCaBot.Staff.SecondFactor;
using SmartCaBot.Staff.Sessions;

namespace SmartCaBot.Staff.Pages;

/// <summary>One's own account: ways to sign in, and where one is signed in.</summary>
[Authorize(Policy = StaffPolicies.SignedIn)]
internal sealed class AccountModel(OwnAccount own, Passkeys passkeys, IOffices offices) : PageModel
{
    private const string Path = "/staff/account";

    public AccountRow Account { get; private set; } = null!;

    public string? OfficeName { get; private set; }

    public int CodesLeft { get; private set; }

    public IReadOnlyList<StoredPasskey> Keys { get; private set; } = [];

    public IReadOnlyList<ListedSession> Sessions { get; private set; } = [];

    /// <summary>Shown once, right after they were made.</summary>
    public IReadOnlyList<string>? NewCodes { get; private set; }

    public bool Fresh => HttpContext.IsFresh();

    /// <summary>This session's.</summary>
    public string Handle => HttpContext.Features.Get<StaffSession>()!.Handle;

    private string Id => HttpContext.Staff().Id;

    private CancellationToken Cancel => HttpContext.RequestAborted;

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostCodesAsync()
    {
        if (HttpContext.AskToConfirm(Path) is { } ask) return ask;
        NewCodes = await own.NewRecoveryCodesAsync(Id, Cancel);
        await LoadAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAppAsync()
    {
        if (HttpContext.AskToConfirm(Path) is { } ask) return ask;
        return await own.RemoveAppAsync(Id, Cancel) ? Done("factor-removed") : await LastWayAsync();
    }

    public async Task<IActionResult> OnPostRemoveKeyAsync(string id)
    {
        if (HttpContext.AskToConfirm(Path) is { } ask) return ask;
        return await passkeys.RemoveAsync(Id, id, Cancel) ? Done("factor-removed") : await LastWayAsync();
    }

    public async Task<IActionResult> OnPostQuestionAsync()
    {
        await LoadAsync();
        return Fresh ? new JsonResult(await passkeys.AskNewAsync(HttpContext, Account)) : Forbid();
    }

    public async Task<IActionResult> OnPostAddKeyAsync(string? ticket, string? credential, string? name)
    {
        if (HttpContext.AskToConfirm(Path) is { } ask) return ask;
        await LoadAsync();
        if (await passkeys.AddAsync(HttpContext, Account, new(ticket, credential), name ?? "")) return Done("factor-added");
        ModelState.AddModelError("", "Chưa thêm được khóa truy cập. Anh/chị thử lại.");
        return Page();
    }

    public async Task<IActionResult> OnPostEndAsync(string id)
    {
        await own.EndSessionAsync(Id, id, Cancel);
        return Done("session-ended");
    }

    public async Task<IActionResult> OnPostEndOthersAsync()
    {
        await own.EndOtherSessionsAsync(Id, Handle, Cancel);
        return Done("session-ended");
    }

    private LocalRedirectResult Done(string note) => LocalRedirect(StaffNote.On(Path, note));

    private async Task<IActionResult> LastWayAsync()
    {
        ModelState.AddModelError("", "Anh/chị cần giữ ít nhất một cách xác thực. Thêm cách khác trước khi bỏ cách này.");
        await LoadAsync();
        return Page();
    }

    private async Task LoadAsync()
    {
        Account = await own.FindAsync(Id, Cancel) ?? throw new InvalidOperationException("Signed in without an account.");
        OfficeName = Account.Office is { } office ? (await offices.FindAsync(office, Cancel))?.Name : null;
        CodesLeft = await own.RecoveryCodesLeftAsync(Id, Cancel);
        Keys = await passkeys.ListAsync(Id, Cancel);
        Sessions = await own.SessionsAsync(Id, Cancel);
    }
}
