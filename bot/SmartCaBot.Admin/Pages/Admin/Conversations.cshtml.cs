using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SmartCaBot.Admin.Copies;
using SmartCaBot.Admin.Erasures;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Erasure;
using SmartCaBot.Staff;

namespace SmartCaBot.Admin.Pages;

/// <summary>A copy for the person, or the removal of what is kept, at their wish: of a conversation, or of a citizen.</summary>
[Authorize(Policy = StaffPolicies.Admin), Authorize(Policy = StaffPolicies.Fresh)]
internal sealed class ConversationsModel(
    ConversationCopy conversations, CitizenCopy copies, ICitizens citizens, Erasing erasing, ErasureTable wishes, AdminOptions options, IStaffAudit audit,
    StaffClock clock) : AdminPage
{
    private const int Shown = 50;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public bool NeedsTwo => options.ErasureNeedsTwo;

    public int CitizenYears => options.CitizenYears;

    public IReadOnlyList<Erasure> Wishes { get; private set; } = [];

    [BindProperty]
    public string? Conversation { get; set; }

    /// <summary>The number of a dossier, or a certificate's serial number.</summary>
    [BindProperty]
    public string? Citizen { get; set; }

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostExportAsync()
    {
        await LoadAsync();
        if (Reasons.Reason.Read(Reason) is not { } reason) return NoReason();
        if (await conversations.MakeAsync(Conversation?.Trim() ?? "", HttpContext.RequestAborted) is not { } copy) return NotThere(ErasureKind.Conversation);
        await audit.RecordAsync(
            AuditKind.ConversationExported, Me, Conversation!.Trim(), "", IStaffAudit.Because(reason), CancellationToken.None);
        return Json(copy, "ban-sao-cuoc-tro-chuyen.json");
    }

    public async Task<IActionResult> OnPostExportCitizenAsync()
    {
        await LoadAsync();
        if (Reasons.Reason.Read(Reason) is null) return NoReason();
        if (await citizens.FindAsync(Citizen?.Trim() ?? "", HttpContext.RequestAborted) is not { } records) return NotThere(ErasureKind.Citizen);
        if (records.IsErased) return Refused(ErasureKind.Citizen, ErasureOutcome.ErasedBefore);
        if (await copies.MakeAsync(records, HttpContext.RequestAborted) is not { } copy) return Refused(ErasureKind.Citizen, ErasureOutcome.SigningUnavailable);
        var reference = records.Dossiers.Count > 0 ? records.Dossiers[0].Id : records.Credentials[0].Id;
        // Without the reason: words about somebody could never be taken out of the log.
        await audit.RecordAsync(AuditKind.CitizenExported, Me, "", reference.ToString(), "", CancellationToken.None);
        return Json(copy, "ban-sao-du-lieu.json");
    }

    public Task<IActionResult> OnPostEraseAsync() => EraseAsync(ErasureKind.Conversation, Conversation);

    public Task<IActionResult> OnPostEraseCitizenAsync() => EraseAsync(ErasureKind.Citizen, Citizen);

    private async Task<IActionResult> EraseAsync(ErasureKind kind, string? name)
    {
        await LoadAsync();
        var answer = await erasing.AskAsync(kind, name?.Trim() ?? "", Reason, Me, HttpContext.RequestAborted);
        return answer.Outcome switch
        {
            ErasureOutcome.Asked => Done("/admin/conversations", "admin-erasure-asked"),
            ErasureOutcome.Done => Done("/admin/conversations", kind == ErasureKind.Citizen ? "admin-citizen-erased" : "admin-erased"),
            ErasureOutcome.NoReason => NoReason(),
            _ => Refused(kind, answer),
        };
    }

    private IActionResult NotThere(ErasureKind kind) => Refused(kind, ErasureOutcome.NotFound);

    private IActionResult Refused(ErasureKind kind, ErasureAnswer answer) =>
        Wrong(kind == ErasureKind.Citizen ? nameof(Citizen) : nameof(Conversation), ErasureText.Of(kind, answer, options.CitizenYears, clock));

    private FileContentResult Json(JsonObject copy, string name) =>
        File(Encoding.UTF8.GetBytes(copy.ToJsonString(Readable)), "application/json; charset=utf-8", name);

    private async Task LoadAsync() => Wishes = await wishes.LatestAsync(Shown, HttpContext.RequestAborted);
}
