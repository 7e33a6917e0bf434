using Microsoft.AspNetCore.Mvc;
using SmartCaBot.Admin.Integrators;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Admin.Pages;

/// <summary>The form of an integrator, read and checked.</summary>
public abstract class IntegratorPage : AdminPage
{
    private const int LongestName = 120;
    private const int MostAddresses = 20;

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Contact { get; set; }

    [BindProperty]
    public List<IntegratorKind> Kinds { get; set; } = [];

    [BindProperty]
    public List<string> Scopes { get; set; } = [];

    [BindProperty]
    public string? Redirects { get; set; }

    [BindProperty]
    public string? Webhooks { get; set; }

    /// <summary>Null after what is wrong has been noted.</summary>
    private protected IntegratorForm? Read(bool privateAddresses)
    {
        var (name, contact) = (Name?.Trim() ?? "", Contact?.Trim() ?? "");
        if (name.Length is < 3 or > LongestName) ModelState.AddModelError(nameof(Name), $"Tên cần từ 3 đến {LongestName} ký tự.");
        if (contact.Length is < 3 or > LongestName) ModelState.AddModelError(nameof(Contact), $"Đầu mối cần từ 3 đến {LongestName} ký tự.");
        if (Kinds.Count == 0 || Kinds.Any(kind => !Enum.IsDefined(kind))) ModelState.AddModelError(nameof(Kinds), "Chọn ít nhất một API.");
        if (Scopes.Count == 0 || Scopes.Any(scope => !IntegratorScopes.All.Contains(scope))) ModelState.AddModelError(nameof(Scopes), "Chọn ít nhất một quyền.");
        var (redirects, webhooks) = (Addresses(nameof(Redirects), Redirects, privateAddresses), Addresses(nameof(Webhooks), Webhooks, privateAddresses));
        return ModelState.IsValid ? new IntegratorForm(name, contact, Kinds.ToHashSet(), Scopes.ToHashSet(), redirects, webhooks) : null;
    }

    private string[] Addresses(string field, string? text, bool privateAddresses)
    {
        var lines = (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal).ToArray();
        if (lines.Length > MostAddresses) ModelState.AddModelError(field, $"Không quá {MostAddresses} địa chỉ.");
        foreach (var line in lines.Where(line => !IntegratorAddress.IsAllowed(line, privateAddresses)).Take(3))
            ModelState.AddModelError(field, $"Địa chỉ không dùng được: {line}. Cần https, tên miền công khai, không có tài khoản hay dấu #.");
        return lines;
    }
}
