using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SmartCaBot.Staff;

namespace SmartCaBot.Admin.Pages;

/// <summary>One account: its roles, whether it opens, and a new link for somebody who lost theirs.</summary>
[Authorize(Policy = StaffPolicies.Admin), Authorize(Policy = StaffPolicies.Fresh)]
internal sealed class AccountModel(IStaffAccounts accounts, IOffices offices, AdminOptions options) : AccountPage(offices, options)
{
    public StaffAccount? Account { get; private set; }

    public bool IsOwn => Account?.Id == Me.Id;

    /// <summary>The upper form was sent, not the lower one.</summary>
    public bool IsSavingRoles { get; private set; }

    public async Task<IActionResult> OnGetAsync(string id) => await LoadAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostRolesAsync(string id)
    {
        IsSavingRoles = true;
        var (roles, office) = (Roles.ToHashSet(), OfficeOrNull);
        if (!await LoadAsync(id)) return NotFound();
        (Roles, Office) = ([.. roles], office);
        if (!TryReadCitizenId(out var number)) return Page();
        if (Reasons.Reason.Read(Reason) is not { } reason) return NoReason();
        return Answer(await accounts.SetRolesAsync(id, roles, office, number, reason, Me, HttpContext.RequestAborted), "admin-account");
    }

    public Task<IActionResult> OnPostDisableAsync(string id) =>
        ChangeAsync(id, reason => accounts.DisableAsync(id, reason, Me, HttpContext.RequestAborted), "admin-account");

    public Task<IActionResult> OnPostEnableAsync(string id) =>
        ChangeAsync(id, reason => accounts.EnableAsync(id, reason, Me, HttpContext.RequestAborted), "admin-account");

    public Task<IActionResult> OnPostEndAsync(string id) =>
        ChangeAsync(id, reason => accounts.EndSessionsAsync(id, reason, Me, HttpContext.RequestAborted), "admin-sessions");

    public async Task<IActionResult> OnPostResetAsync(string id)
    {
        if (!await LoadAsync(id)) return NotFound();
        if (Reasons.Reason.Read(Reason) is not { } reason) return NoReason();
        switch (await accounts.ResetAsync(id, reason, Me, HttpContext.RequestAborted))
        {
            case InviteOutcome.Invited link:
                Link = link;
                return await LoadAsync(id) ? Page() : NotFound();
            case InviteOutcome.Refused refused:
                return Refused(refused.Why);
            default:
                throw new InvalidOperationException("Unknown outcome.");
        }
    }

    private async Task<IActionResult> ChangeAsync(string id, Func<string, Task<AccountRefusal?>> change, string note)
    {
        if (!await LoadAsync(id)) return NotFound();
        if (Reasons.Reason.Read(Reason) is not { } reason) return NoReason();
        return Answer(await change(reason), note);
    }

    private IActionResult Answer(AccountRefusal? refusal, string note) =>
        refusal is { } why ? Refused(why) : Done($"/admin/accounts/{Account!.Id}", note);

    private async Task<bool> LoadAsync(string id)
    {
        await LoadOfficesAsync();
        if ((Account = await accounts.FindAsync(id, HttpContext.RequestAborted)) is null) return false;
        (Roles, Office) = ([.. Account.Roles], Account.Office);
        return true;
    }
}
