using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Office.Campaigns;
using SmartCaBot.Office.Storing;
using SmartCaBot.Staff;

namespace SmartCaBot.Office.Pages;

/// <summary>Where an administrator enters how many adults live where, with source and date.</summary>
[Authorize(Policy = StaffPolicies.Admin)]
internal sealed class PopulationModel(PopulationTable table, CampaignDirectory directory, StaffClock clock) : PageModel
{
    private const long Most = 100_000_000;

    [BindProperty]
    public string? Area { get; set; }

    [BindProperty]
    public string? Adults { get; set; }

    [BindProperty]
    public string? Source { get; set; }

    [BindProperty]
    public DateOnly? AsOf { get; set; }

    public IReadOnlyDictionary<string, string> Offices { get; private set; } = new Dictionary<string, string>();

    public IReadOnlyList<Population> Entered { get; private set; } = [];

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        var (area, source) = (Area ?? "", TurnInput.Clean(Source));
        var digits = (Adults ?? "").Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        if (area.Length > 0 && !Offices.ContainsKey(area)) ModelState.AddModelError(nameof(Area), "Không có địa bàn này.");
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var adults) || adults is 0 or > Most)
            ModelState.AddModelError(nameof(Adults), "Anh/chị nhập số người bằng chữ số, ví dụ 12500.");
        if (source.Length is 0 or > 200) ModelState.AddModelError(nameof(Source), "Anh/chị ghi nguồn của số liệu, không quá 200 ký tự.");
        if (AsOf is not { } asOf || asOf > DateOnly.FromDateTime(clock.Local(clock.Now).Date))
        {
            ModelState.AddModelError(nameof(AsOf), "Anh/chị chọn ngày của số liệu, không sau hôm nay.");
            return Page();
        }

        if (!ModelState.IsValid) return Page();
        var by = HttpContext.Staff();
        await table.SaveAsync(new Population(area, adults, source, asOf, by.Id), by, HttpContext.RequestAborted);
        return LocalRedirect(StaffNote.On("/office/population", OfficeNotes.PopulationSaved));
    }

    public string NameOf(string area) => area.Length == 0 ? "Cả tỉnh" : Offices.GetValueOrDefault(area, area);

    private async Task LoadAsync()
    {
        Offices = await directory.OfficesAsync(HttpContext.RequestAborted);
        Entered = await table.ListAsync(HttpContext.RequestAborted);
    }
}
