using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmartCaBot.Desk.Live;
using SmartCaBot.Desk.Replies;
using SmartCaBot.Desk.Storing;
using SmartCaBot.Desk.Writing;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Staff;

namespace SmartCaBot.Desk.Pages;

/// <summary>One canned reply.</summary>
[Authorize(Policy = StaffPolicies.Supervisor)]
internal sealed partial class ReplyModel(ReplyTable table, ReplyBook book, IStaffAudit audit) : PageModel
{
    private const int LongestName = 80;
    private const int LongestUrl = 500;
    private const int LargestPicture = 1024 * 1024;
    private const string New = "new";

    [BindProperty(SupportsGet = true, Name = "id")]
    public string Id { get; set; } = New;

    public CannedReply Reply { get; private set; } = new("", "", "", "", "", null, null, 0);

    public bool IsNew => Reply.Version == 0;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await ReadAsync(cancellationToken) ? Page() : NotFound();

    /// <summary>The picture, as it goes out.</summary>
    public async Task<IActionResult> OnGetPictureAsync(CancellationToken cancellationToken) =>
        await ReadAsync(cancellationToken) && Reply.Picture is { } picture && await table.PictureAsync(Reply.Id, cancellationToken) is { } bytes
            ? File(bytes, picture.ContentType)
            : NotFound();

    public async Task<IActionResult> OnPostAsync(ReplyForm form, IFormFile? picture, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken)) return NotFound();
        var was = Reply;
        var (bytes, type) = await ReadPictureAsync(picture, cancellationToken);
        Reply = was with
        {
            Id = was.Version == 0 ? Guid.NewGuid().ToString("N") : was.Id,
            Folder = form.Folder?.Trim() ?? "",
            Shortcut = form.Shortcut?.Trim() ?? "",
            Title = form.Title?.Trim() ?? "",
            Body = form.Body?.ReplaceLineEndings("\n").Trim() ?? "",
            QrUrl = string.IsNullOrWhiteSpace(form.QrUrl) ? null : form.QrUrl.Trim(),
            Picture = type is not null ? new ReplyPicture(type == "image/png" ? "anh.png" : "anh.jpg", type) : form.DropPicture ? null : was.Picture,
            Version = form.Version,
        };
        Check();
        if (ModelState.IsValid && !await table.SaveAsync(Reply, bytes, HttpContext.Staff().Id, cancellationToken))
            ModelState.AddModelError("Shortcut", "Phím tắt này đã có, hoặc người khác vừa sửa câu mẫu.");
        if (!ModelState.IsValid)
        {
            Reply = Reply with { Id = was.Id };
            return Page();
        }

        return await DoneAsync("desk-saved", cancellationToken);
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken)) return NotFound();
        await table.RemoveAsync(Reply.Id, cancellationToken);
        return await DoneAsync("desk-removed", cancellationToken);
    }

    private void Check()
    {
        if (!Shortcuts().IsMatch(Reply.Shortcut)) ModelState.AddModelError("Shortcut", "Phím tắt: 1 đến 20 chữ thường không dấu, số, gạch nối.");
        if (Reply.Title.Length is 0 or > LongestName) ModelState.AddModelError("Title", $"Tên: bắt buộc, tối đa {LongestName} ký tự.");
        if (Reply.Folder.Length > LongestName) ModelState.AddModelError("Folder", $"Thư mục: tối đa {LongestName} ký tự.");
        if (Reply.Body.Length is 0 or > AgentSaying.LongestText) ModelState.AddModelError("Body", $"Nội dung: bắt buộc, tối đa {AgentSaying.LongestText} ký tự.");
        if (ReplyText.Unknown(Reply.Body) is { Count: > 0 } unknown) ModelState.AddModelError("Body", $"Không có chỗ trống {{{unknown[0]}}}.");
        if (SecretRequest.IsIn(Reply.Body)) ModelState.AddModelError("Body", "Câu mẫu không được xin mã OTP, mã PIN hay mật khẩu.");
        if (Reply.QrUrl is { } url && (url.Length > LongestUrl || !Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps))
            ModelState.AddModelError("QrUrl", "Địa chỉ cho mã QR phải bắt đầu bằng https://");
    }

    private async Task<(byte[]? Bytes, string? Type)> ReadPictureAsync(IFormFile? picture, CancellationToken cancellationToken)
    {
        if (picture is null or { Length: 0 }) return (null, null);
        if (picture.Length > LargestPicture)
        {
            ModelState.AddModelError("picture", "Ảnh tối đa 1 MB.");
            return (null, null);
        }

        using var memory = new MemoryStream();
        await picture.CopyToAsync(memory, cancellationToken);
        var bytes = memory.ToArray();
        if (PictureBytes.TypeOf(bytes) is { } type) return (bytes, type);
        ModelState.AddModelError("picture", "Chỉ nhận ảnh PNG hoặc JPEG.");
        return (null, null);
    }

    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (Id == New) return true;
        if ((await table.ListAsync(cancellationToken)).FirstOrDefault(reply => reply.Id == Id) is not { } found) return false;
        Reply = found;
        return true;
    }

    private async Task<IActionResult> DoneAsync(string note, CancellationToken cancellationToken)
    {
        book.Forget();
        await audit.RecordAsync(AuditKind.DeskSettingsChanged, HttpContext.Staff(), "", Reply.Id, "what=reply", cancellationToken);
        return LocalRedirect(StaffNote.On("/desk/replies", note));
    }

    [GeneratedRegex("^[a-z0-9-]{1,20}$")]
    private static partial Regex Shortcuts();
}

/// <summary>As the page sends it.</summary>
internal sealed record ReplyForm(string? Folder, string? Shortcut, string? Title, string? Body, string? QrUrl, bool DropPicture, long Version);
