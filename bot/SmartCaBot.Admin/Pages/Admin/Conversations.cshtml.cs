using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using SmartCaBot.Admin.Conversations;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Staff;

namespace SmartCaBot.Admin.Pages;

/// <summary>A copy for the person, or the removal of what is kept, at their wish.</summary>
[Authorize(Policy = StaffPolicies.Admin), Authorize(Policy = StaffPolicies.Fresh)]
internal sealed class ConversationsModel(
    ConversationCopy copies, Erasing erasing, ErasureTable wishes, AdminOptions options, IStaffAudit audit) : AdminPage
{
    private const int Shown = 50;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public bool NeedsTwo => options.ErasureNeedsTwo;

    public IReadOnlyList<Erasure> Wishes { get; private set; } = [];

    [BindProperty]
    public string? Conversation { get; set; }

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostExportAsync()
    {
        await LoadAsync();
        if (Reasons.Reason.Read(Reason) is not { } reason) return NoReason();
        if (await copies.MakeAsync(Conversation?.Trim() ?? "", HttpContext.RequestAborted) is not { } copy) return NotThere();
        await audit.RecordAsync(AuditKind.ConversationExported, Me, Conversation!.Trim(), "", $"reason={reason.Replace(';', ',')}", CancellationToken.None);
        return File(Encoding.UTF8.GetBytes(copy.ToJsonString(Readable)), "application/json; charset=utf-8", "ban-sao-cuoc-tro-chuyen.json");
    }

    public async Task<IActionResult> OnPostEraseAsync()
    {
        await LoadAsync();
        return await erasing.AskAsync(Conversation?.Trim() ?? "", Reason, Me, HttpContext.RequestAborted) switch
        {
            ErasureOutcome.Asked => Done("/admin/conversations", "admin-erasure-asked"),
            ErasureOutcome.Done => Done("/admin/conversations", "admin-erased"),
            ErasureOutcome.NoReason => NoReason(),
            ErasureOutcome.Held => Wrong(nameof(Conversation), "Cuộc trò chuyện này đang được giữ lại theo yêu cầu pháp lý, chưa xóa được."),
            ErasureOutcome.AskedBefore => Wrong(nameof(Conversation), "Đã có yêu cầu xóa cuộc trò chuyện này, đang chờ xác nhận."),
            _ => NotThere(),
        };
    }

    private IActionResult NotThere() => Wrong(nameof(Conversation), "Không có cuộc trò chuyện nào mang mã này.");

    private async Task LoadAsync() => Wishes = await wishes.LatestAsync(Shown, HttpContext.RequestAborted);
}
