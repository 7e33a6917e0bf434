using Microsoft.AspNetCore.Mvc;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Staff;

namespace SmartCaBot.Admin.Pages;

/// <summary>Roles and office of an account, as a form has them.</summary>
public abstract class AccountPage(IOffices offices, AdminOptions options) : AdminPage
{
    public IReadOnlyList<Office> Offices { get; private set; } = [];

    /// <summary>The one-time link, shown in this answer and nowhere else.</summary>
    public InviteOutcome.Invited? Link { get; private protected set; }

    [BindProperty]
    public List<StaffRole> Roles { get; set; } = [];

    /// <summary>Id; empty for the whole province.</summary>
    [BindProperty]
    public string? Office { get; set; }

    [BindProperty]
    public string? CitizenId { get; set; }

    /// <summary>With scheme and host, so that it can be sent as it is.</summary>
    public string LinkAddress => new Uri(options.PublicUrl ?? new Uri($"{Request.Scheme}://{Request.Host}"), Link!.Path).AbsoluteUri;

    private protected async Task LoadOfficesAsync() =>
        Offices = [.. (await offices.ListAsync(HttpContext.RequestAborted)).Where(office => office.IsOpen)];

    private protected string? OfficeOrNull => string.IsNullOrEmpty(Office) ? null : Office;

    /// <summary>False after it was noted that the number is none.</summary>
    private protected bool TryReadCitizenId(out CitizenId? number)
    {
        number = null;
        var text = CitizenId?.Trim() ?? "";
        if (text.Length == 0 || Signing.Identity.CitizenId.TryParse(text, out number)) return true;
        ModelState.AddModelError(nameof(CitizenId), "Số căn cước gồm 12 chữ số.");
        return false;
    }

    private protected IActionResult Refused(AccountRefusal why)
    {
        var (field, sentence) = AccountText.Of(why);
        return Wrong(field, sentence);
    }
}
