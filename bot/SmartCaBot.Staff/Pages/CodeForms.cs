namespace SmartCaBot.Staff.Pages;

/// <param name="Button">What the button says.</param>
/// <param name="Return">Where to go on.</param>
internal sealed record CodeForms(string Button, string? Return)
{
    public const string PasskeyUnknown = "Chưa nhận ra khóa truy cập này. Anh/chị thử lại, hoặc dùng cách khác.";

    public const string Wrong =
        "Mã chưa đúng hoặc đã dùng rồi. Anh/chị chờ mã mới trên ứng dụng rồi nhập lại. Sau nhiều lần sai, tài khoản tạm khóa vài phút.";
}
