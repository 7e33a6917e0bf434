using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SmartCaBot.Admin.Integrators;
using SmartCaBot.Staff;

namespace SmartCaBot.Admin.Pages;

[Authorize(Policy = StaffPolicies.Admin), Authorize(Policy = StaffPolicies.Fresh)]
internal sealed class NewIntegratorModel(IntegratorDesk desk, AdminOptions options) : IntegratorPage
{
    /// <summary>Shown in this answer and nowhere else.</summary>
    public (string ClientId, string Secret)? Added { get; private set; }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Read(options.PrivateAddresses) is not { } form) return Page();
        if (Reasons.Reason.Read(Reason) is not { } reason) return NoReason();
        Added = await desk.AddAsync(form, reason, Me, HttpContext.RequestAborted);
        return Page();
    }
}
