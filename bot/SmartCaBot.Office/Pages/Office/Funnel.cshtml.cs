using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmartCaBot.Office.Campaigns;
using SmartCaBot.Office.Funnel;
using SmartCaBot.Office.Storing;
using SmartCaBot.Staff;

namespace SmartCaBot.Office.Pages;

[Authorize(Policy = StaffPolicies.Office)]
internal sealed class FunnelModel(
    FunnelRequest request, FunnelTable table, CampaignDesk desk, CampaignDirectory directory, PopulationTable populations, Targets targets,
    PublicServices services, StaffAssets assets) : PageModel
{
    public string Style => assets.Url("office.css");

    public FunnelScope Scope { get; private set; } = null!;

    public FunnelReport Report { get; private set; } = null!;

    public TargetComparison? Comparison { get; private set; }

    public IReadOnlyList<PrintedCampaign> Campaigns { get; private set; } = [];

    /// <summary>Empty for who works for one office.</summary>
    public IReadOnlyDictionary<string, string> Offices { get; private set; } = new Dictionary<string, string>();

    public DateOnly From { get; private set; }

    public DateOnly To { get; private set; }

    public bool OutsideOffice => HttpContext.Staff().Office is null;

    public IReadOnlyList<Target> Targets => targets.All;

    public PublicServices Services => services;

    public string QueryText => Request.QueryString.Value ?? "";

    public string Heading { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync()
    {
        var member = HttpContext.Staff();
        var cancellationToken = HttpContext.RequestAborted;
        var names = await directory.OfficesAsync(cancellationToken);
        if (OutsideOffice) Offices = names;
        if (await request.ReadAsync(HttpContext) is not { } asked) return NotFound();
        (Scope, From, To) = (asked.Scope, asked.From, asked.To);
        if (asked.Problem is { } problem) ModelState.AddModelError("From", problem);
        Campaigns = [.. (await desk.ListAsync(member, cancellationToken)).Where(campaign => Scope.Office is null || campaign.Office == Scope.Office)];
        Heading = Scope.Office is { } office ? names.GetValueOrDefault(office, "Bộ phận Một cửa") : "Cả tỉnh";
        Report = await FunnelReport.MakeAsync(table, Scope, OutsideOffice, cancellationToken);
        if (await populations.FindAsync(Scope.Office, cancellationToken) is not { } population) return Page();
        var ever = await table.CountAsync(
            new FunnelScope(DateTimeOffset.UnixEpoch, Scope.To, Scope.Office, Every: Scope.Office is null), cancellationToken);
        Comparison = new TargetComparison(
            Heading, population, Figure.Of(ever.Of(FunnelStep.Activated), OutsideOffice), Figure.Of(ever.Of(FunnelStep.Signed), OutsideOffice), targets.All);
        return Page();
    }
}
