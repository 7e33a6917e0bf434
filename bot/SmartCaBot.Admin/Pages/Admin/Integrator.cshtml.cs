using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SmartCaBot.Admin.Integrators;
using SmartCaBot.Staff;

namespace SmartCaBot.Admin.Pages;

[Authorize(Policy = StaffPolicies.Admin), Authorize(Policy = StaffPolicies.Fresh)]
internal sealed class IntegratorModel(IntegratorTable table, IntegratorDesk desk, AdminOptions options, TimeProvider clock) : IntegratorPage
{
    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public IntegratorRecord? Record { get; private set; }

    public IReadOnlyList<SecretInfo> Keys { get; private set; } = [];

    /// <summary>Shown in this answer and nowhere else.</summary>
    public string? Secret { get; private set; }

    [BindProperty]
    public long Version { get; set; }

    /// <summary>The upper form was sent.</summary>
    public bool IsSaving { get; private set; }

    public async Task<IActionResult> OnGetAsync(string id)
    {
        if (!await LoadAsync(id)) return NotFound();
        Fill();
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync(string id)
    {
        if (!await LoadAsync(id)) return NotFound();
        IsSaving = true;
        if (Read(options.PrivateAddresses) is not { } form) return Page();
        if (Reasons.Reason.Read(Reason) is not { } reason) return NoReason();
        return await desk.ChangeAsync(id, Version, form, reason, Me, HttpContext.RequestAborted)
            ? Done($"/admin/integrators/{id}", "admin-integrator-saved")
            : Wrong("", "Có người vừa sửa bên tích hợp này. Anh/chị mở lại trang rồi sửa.");
    }

    public async Task<IActionResult> OnPostRenewAsync(string id, bool now)
    {
        if (!await LoadAsync(id)) return NotFound();
        Fill();
        if ((Secret = await desk.RenewAsync(id, now, Reason, Me, HttpContext.RequestAborted)) is null) return NoReason();
        return await LoadAsync(id) ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostSuspendAsync(string id) => SuspendAsync(id, suspended: true);

    public Task<IActionResult> OnPostResumeAsync(string id) => SuspendAsync(id, suspended: false);

    private async Task<IActionResult> SuspendAsync(string id, bool suspended)
    {
        if (!await LoadAsync(id)) return NotFound();
        Fill();
        if (Reasons.Reason.Read(Reason) is null) return NoReason();
        await desk.SuspendAsync(id, suspended, Reason, Me, HttpContext.RequestAborted);
        return Done($"/admin/integrators/{id}", suspended ? "admin-integrator-suspended" : "admin-integrator-resumed");
    }

    private async Task<bool> LoadAsync(string id)
    {
        Record = await table.FindAsync(id, HttpContext.RequestAborted);
        Keys = await table.SecretsAsync(id, HttpContext.RequestAborted);
        return Record is not null;
    }

    private void Fill()
    {
        var client = Record!.Client;
        (Version, Name, Contact) = (Record.Version, client.Name, Record.Contact);
        (Kinds, Scopes) = ([.. client.Kinds], [.. client.Scopes]);
        (Redirects, Webhooks) = (string.Join('\n', client.Redirects), string.Join('\n', client.Webhooks));
        // What was posted to another part of the page is no answer of this form.
        foreach (var field in new[] { nameof(Version), nameof(Name), nameof(Contact), nameof(Kinds), nameof(Scopes), nameof(Redirects), nameof(Webhooks) })
            ModelState.Remove(field);
    }
}
