using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmartCaBot.Office.Dossiers;
using SmartCaBot.Pkcs11.Tokens;
using SmartCaBot.Signing.Enrolment;
using SmartCaBot.Staff;

namespace SmartCaBot.Office.Pages;

[Authorize(Policy = StaffPolicies.Review)]
internal sealed class DossiersModel(DossierDesk desk, IOffices offices) : PageModel
{
    [FromQuery(Name = "q")]
    public string? Q { get; set; }

    public bool IsFresh => HttpContext.IsFresh();

    public bool AsksForPictures => desk.AsksForPictures;

    public StaffMember Member => HttpContext.Staff();

    public DossierFilter Filter { get; private set; } = new(DossierState.Submitted, null, 0);

    /// <summary>Null while the token cannot be used.</summary>
    public IReadOnlyList<DossierReview>? Reviews { get; private set; }

    public IReadOnlyDictionary<string, string> Offices { get; private set; } = new Dictionary<string, string>();

    public bool IsUnknown { get; private set; }

    public string NameOf(string? office) => office is null ? "Toàn tỉnh" : Offices.GetValueOrDefault(office, office);

    public async Task<IActionResult> OnGetAsync(DossierState? state, string? office, int days)
    {
        var cancellationToken = HttpContext.RequestAborted;
        if (!string.IsNullOrWhiteSpace(Q))
        {
            if (await FindAsync(cancellationToken) is { } found) return LocalRedirect("/office/dossiers/" + found.Dossier.Number);
            IsUnknown = true;
        }

        Offices = (await offices.ListAsync(cancellationToken)).ToDictionary(known => known.Id, known => known.Name);
        Filter = new DossierFilter(
            state is { } known && Enum.IsDefined(known) ? known : DossierState.Submitted, string.IsNullOrEmpty(office) ? null : office, Math.Clamp(days, 0, 365));
        Reviews = await desk.ListAsync(Member, Filter, cancellationToken);
        return Page();
    }

    private async Task<DossierReview?> FindAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await desk.FindAsync(Member, Q, cancellationToken);
        }
        catch (TokenUnavailableException)
        {
            // The list below says so.
            return null;
        }
    }
}
