using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SmartCaBot.Staff.Pages;

/// <summary>What a refusal looks like. Shown in place of an answer without body, whatever the method; asked for by address it is not found.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
internal sealed class ProblemModel : PageModel
{
    [FromRoute(Name = "code")]
    public int Code { get; set; }

    public string Heading => Code switch
    {
        400 => "Trang đã quá cũ",
        403 => "Anh/chị không có quyền mở trang này",
        404 => "Không tìm thấy",
        429 => "Quá nhiều yêu cầu",
        _ => "Chưa thực hiện được",
    };

    public string Text => Code switch
    {
        400 => "Biểu mẫu không còn dùng được. Anh/chị mở lại trang rồi làm lại; chưa có gì thay đổi.",
        403 => "Nếu công việc cần, anh/chị nhờ quản trị viên cấp vai trò.",
        404 => "Địa chỉ không đúng, hoặc nội dung không thuộc phạm vi của anh/chị.",
        429 => "Anh/chị chờ một phút rồi thử lại.",
        _ => "Anh/chị thử lại sau ít phút.",
    };

    public IActionResult OnGet() => HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null ? NotFound() : Page();

    public IActionResult OnPost() => OnGet();
}
