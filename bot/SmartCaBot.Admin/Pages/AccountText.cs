using SmartCaBot.Staff;
using SmartCaBot.Staff.Accounts;

namespace SmartCaBot.Admin.Pages;

/// <summary>Accounts in administrators' words.</summary>
internal static class AccountText
{
    public static string State(AccountState state) => state switch
    {
        AccountState.Invited => "Đã mời, chưa nhận",
        AccountState.Active => "Hoạt động",
        _ => "Đã khóa",
    };

    public static (string Field, string Sentence) Of(AccountRefusal why) => why switch
    {
        AccountRefusal.NameInvalid => ("Name", "Họ tên cần từ 2 đến 100 ký tự."),
        AccountRefusal.LoginInvalid => ("Login", "Tên đăng nhập gồm 3 đến 60 chữ không dấu, số, dấu chấm, gạch ngang."),
        AccountRefusal.LoginTaken => ("Login", "Tên đăng nhập này đã có người dùng."),
        AccountRefusal.NoRole => ("Roles", "Chọn ít nhất một vai trò."),
        AccountRefusal.SupervisorIsAgent => ("Roles", "Giám sát hỗ trợ phải có cả vai trò hỗ trợ viên."),
        AccountRefusal.OfficerNeedsCitizenId => ("CitizenId", "Cán bộ một cửa cần số căn cước của chính mình, để không ai tự duyệt hồ sơ của mình."),
        AccountRefusal.OfficeUnknown => ("Office", "Đơn vị này không có hoặc đã đóng."),
        AccountRefusal.OwnAccount => ("", "Không ai tự đổi vai trò hay tự khóa tài khoản của mình. Hãy nhờ một quản trị viên khác."),
        AccountRefusal.ReasonMissing => ("Reason", "Anh/chị ghi lý do."),
        AccountRefusal.NotFound => ("", "Không có tài khoản này."),
        _ => ("", "Tài khoản không ở trạng thái làm được việc này. Anh/chị mở lại trang."),
    };
}
