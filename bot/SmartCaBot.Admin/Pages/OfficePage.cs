using Microsoft.AspNetCore.Mvc;
using SmartCaBot.Staff;

namespace SmartCaBot.Admin.Pages;

/// <summary>An office as a form has it.</summary>
public abstract class OfficePage : AdminPage
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Address { get; set; }

    [BindProperty]
    public string? Ward { get; set; }

    [BindProperty]
    public string? Province { get; set; }

    private protected OfficeDetails Details(string? timeZone = null) =>
        new(Name?.Trim() ?? "", Address?.Trim() ?? "", Ward?.Trim() ?? "", Province?.Trim() ?? "", timeZone);

    private protected IActionResult Answer(OfficeOutcome outcome) => outcome switch
    {
        OfficeOutcome.Done => Done("/admin/offices", "admin-office"),
        OfficeOutcome.NotFound => NotFound(),
        _ => Wrong(nameof(Name), "Tên, xã phường và tỉnh cần có, mỗi mục không quá 200 ký tự."),
    };
}
