using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmartCaBot.Staff;

namespace SmartCaBot.Admin.Pages;

[Authorize(Policy = StaffPolicies.Admin)]
internal sealed class AccountsModel(IStaffAccounts accounts, IOffices offices) : PageModel
{
    private Dictionary<string, string> _offices = [];

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true, Name = "role")]
    public StaffRole? Role { get; set; }

    public IReadOnlyList<StaffAccount> Accounts { get; private set; } = [];

    public string OfficeName(string? id) => id is null ? "Cả tỉnh" : _offices.GetValueOrDefault(id, "–");

    public async Task OnGetAsync()
    {
        _offices = (await offices.ListAsync(HttpContext.RequestAborted)).ToDictionary(office => office.Id, office => office.Name);
        Accounts = [.. (await accounts.ListAsync(HttpContext.RequestAborted)).Where(account => (Role is null || account.Roles.Contains(Role.Value)) && Matches(account))];
    }

    /// <summary>With or without accents.</summary>
    private bool Matches(StaffAccount account) => Search?.Trim() is not { Length: > 0 } words || new[] { account.Name, account.Login, OfficeName(account.Office) }
        .Any(text => CultureInfo.InvariantCulture.CompareInfo.IndexOf(text, words, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0);
}
