using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmartCaBot.Admin.Certificates;
using SmartCaBot.Pkcs11.Tokens;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Ports;
using SmartCaBot.Staff;

namespace SmartCaBot.Admin.Pages;

/// <summary>Whose certificate ends when; names and numbers are masked.</summary>
[Authorize(Policy = StaffPolicies.Admin)]
internal sealed class CertificatesModel(
    IEndingCertificates ending, IEndingCredentials credentials, ICertificateReminders reminders, TimeProvider clock) : PageModel
{
    public const int Shown = 200;

    private static readonly int[] Choices = [7, 30, 60];

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    [BindProperty(SupportsGet = true, Name = "days")]
    public int Days { get; set; } = Choices[1];

    /// <summary>As it is printed: with colons or spaces, or without.</summary>
    [BindProperty(SupportsGet = true, Name = "serial")]
    public string? Serial { get; set; }

    public IReadOnlyList<(int Days, long Count)> Counts { get; private set; } = [];

    public IReadOnlyList<EndingCertificate> Ending { get; private set; } = [];

    public IReadOnlyList<OwnCertificate> Own { get; private set; } = [];

    public bool IsTokenAway { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!Choices.Contains(Days)) return NotFound();
        if (new string([.. (Serial ?? "").Where(char.IsAsciiHexDigit)]) is { Length: > 0 } wanted) return LocalRedirect($"/admin/certificates/{wanted}");
        var stop = HttpContext.RequestAborted;
        var counts = new List<(int, long)>();
        foreach (var days in Choices) counts.Add((days, await credentials.CountEndingAsync(Now, Now.AddDays(days), stop)));
        Counts = counts;
        Own = await reminders.OwnAsync(stop);
        try
        {
            Ending = await ending.ListAsync(Now, Now.AddDays(Days), Shown, stop);
        }
        catch (TokenUnavailableException)
        {
            IsTokenAway = true;
        }

        return Page();
    }
}
