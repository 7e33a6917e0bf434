using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SmartCaBot.Staff;

namespace SmartCaBot.Admin.Pages;

[Authorize(Policy = StaffPolicies.Admin), Authorize(Policy = StaffPolicies.Fresh)]
internal sealed class InviteModel(IStaffAccounts accounts, IOffices offices, AdminOptions options) : AccountPage(offices, options)
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Login { get; set; }

    public Task OnGetAsync() => LoadOfficesAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadOfficesAsync();
        if (!TryReadCitizenId(out var number)) return Page();
        if (Reasons.Reason.Read(Reason) is not { } reason) return NoReason();
        var person = new NewStaff(Name?.Trim() ?? "", Login?.Trim() ?? "", Roles.ToHashSet(), OfficeOrNull, number);
        switch (await accounts.InviteAsync(person, reason, Me, HttpContext.RequestAborted))
        {
            case InviteOutcome.Invited invited:
                Link = invited;
                return Page();
            case InviteOutcome.Refused refused:
                return Refused(refused.Why);
            default:
                throw new InvalidOperationException("Unknown outcome.");
        }
    }
}
