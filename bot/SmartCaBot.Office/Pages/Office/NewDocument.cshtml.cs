using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Office.Campaigns;
using SmartCaBot.Office.Documents;
using SmartCaBot.Office.Pictures;
using SmartCaBot.Staff;

namespace SmartCaBot.Office.Pages;

[Authorize(Policy = StaffPolicies.Office)]
internal sealed class NewDocumentModel(DocumentDesk desk, CampaignDirectory directory, OfficeOptions options, StaffAssets assets) : PageModel
{
    private const int LongestWord = 300;

    [BindProperty]
    public string? Office { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    [BindProperty]
    public string? Word { get; set; }

    [BindProperty]
    public string? Digits { get; set; }

    [BindProperty]
    public int Days { get; set; } = 3;

    public string Style => assets.Url("office.css");

    /// <summary>Whoever works for the whole province has to name an office, and there is none.</summary>
    public bool LacksOffice => HttpContext.Staff().Office is null && Offices.Count == 0;

    public IReadOnlyDictionary<string, string> Offices { get; private set; } = new Dictionary<string, string>();

    /// <summary>The link; shown once.</summary>
    public string? Address { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public IHtmlContent Picture => new HtmlString(QrPicture.Svg(Address!, "Mã QR mở tài liệu cần ký"));

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        var member = HttpContext.Staff();
        var office = member.Office ?? (Offices.ContainsKey(Office ?? "") ? Office : null);
        var (word, digits) = (TurnInput.Clean(Word), Digits?.Trim() ?? "");
        if (office is null) ModelState.AddModelError(nameof(Office), "Anh/chị chọn bộ phận một cửa.");
        if (Upload is null) ModelState.AddModelError(nameof(Upload), "Anh/chị chọn tệp cần ký.");
        else if (Upload.Length > options.MaxFileBytes) ModelState.AddModelError(nameof(Upload), $"Tệp lớn quá {options.MaxFileBytes / (1024 * 1024)} MB.");
        if (word.Length > LongestWord) ModelState.AddModelError(nameof(Word), $"Lời nhắn dài quá {LongestWord} ký tự.");
        if (digits.Length > 0 && (digits.Length != 4 || !digits.All(char.IsAsciiDigit))) ModelState.AddModelError(nameof(Digits), "Anh/chị ghi đúng 4 chữ số, hoặc để trống.");
        if (Days is < 1 or > 7) ModelState.AddModelError(nameof(Days), "Hạn dùng từ 1 đến 7 ngày.");
        if (!ModelState.IsValid) return Page();
        switch (await desk.SendAsync(member, office!, Upload!, new DocumentDraft(word, digits.Length > 0 ? digits : null, Days), HttpContext.RequestAborted))
        {
            case SendOutcome.Refused refused:
                ModelState.AddModelError(nameof(Upload), RefusalWords.Of(refused.Reason));
                break;
            case SendOutcome.Sent sent:
                Address = HandedLinks.AddressOf(OwnAddress.Of(options, Request), sent.Link);
                ExpiresAt = sent.Record.ExpiresAt;
                break;
            default:
                throw new InvalidOperationException("Sending says one or the other.");
        }

        return Page();
    }

    private async Task LoadAsync()
    {
        if (HttpContext.Staff().Office is null) Offices = await directory.OpenOfficesAsync(HttpContext.RequestAborted);
    }
}
