using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmartCaBot.Office.Dossiers;
using SmartCaBot.Pkcs11.Tokens;
using SmartCaBot.Signing.Enrolment;
using SmartCaBot.Staff;

namespace SmartCaBot.Office.Pages;

/// <summary>A visiting day: many dossiers, one confirmation, each with its own result.</summary>
[Authorize(Policy = StaffPolicies.Review)]
internal sealed class ApproveDossiersModel(DossierDesk desk) : PageModel
{
    private const string List = "/office/dossiers";

    [BindProperty]
    public IReadOnlyList<Guid> Ids { get; set; } = [];

    public bool AsksForPictures => desk.AsksForPictures;

    public bool MayDecide { get; private set; }

    public IReadOnlyList<DossierReview> Reviews { get; private set; } = [];

    /// <summary>Null until it was confirmed.</summary>
    public IReadOnlyList<(DossierReview Review, DecisionOutcome Outcome)>? Results { get; private set; }

    private CancellationToken Cancel => HttpContext.RequestAborted;

    public IActionResult OnGet() => LocalRedirect(List);

    public async Task<IActionResult> OnPostAsync()
    {
        if (HttpContext.AskToConfirm(List) is { } ask) return ask;
        await LoadAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAllAsync()
    {
        if (HttpContext.AskToConfirm(List) is { } ask) return ask;
        if (await LoadAsync() is not { } officer) return Page();
        var results = new List<(DossierReview, DecisionOutcome)>();
        // One after another: the token signs nothing here, and each result must be told. Once begun it goes to its end.
        foreach (var review in Reviews) results.Add((review, await desk.ApproveAsync(review.Dossier.Id, officer, note: null, CancellationToken.None)));
        Results = results;
        return Page();
    }

    private async Task<Officer?> LoadAsync()
    {
        var officer = await desk.OfficerAsync(HttpContext.Staff(), Cancel);
        MayDecide = officer is not null;
        var reviews = new List<DossierReview>();
        try
        {
            // What is not theirs to see is simply not among them.
            foreach (var id in Ids.Distinct().Take(DossierDesk.Most))
                if (await desk.FindAsync(HttpContext.Staff(), id.ToString(), Cancel) is { } review) reviews.Add(review);
        }
        catch (TokenUnavailableException)
        {
            reviews.Clear();
        }

        Reviews = reviews;
        return officer;
    }
}
