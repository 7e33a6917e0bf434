using SmartCaBot.Staff;

namespace SmartCaBot.Admin.Pages;

/// <summary>What the pages say has been done.</summary>
internal static class AdminNotes
{
    public static readonly IReadOnlyList<StaffNote> All =
    [
        new("admin-switched", "Đã đổi công tắc. Các máy chủ khác nhận biết trong vòng hai giây."),
        new("admin-replayed", "Tin đã được xếp hàng để gửi lại."),
        new("admin-dropped", "Tin đã được bỏ. Nội dung của tin không còn."),
        new("admin-letters-gone", "Không còn tin nào như vậy: có người khác đã xử lý, hoặc tin đã hết hạn."),
        new("admin-verifying", "Đang kiểm tra nhật ký. Tải lại trang để xem tiến độ."),
        new("admin-not-verifying", "Chưa bắt đầu kiểm tra: một lần kiểm tra khác đang chạy, hoặc thiết bị ký chưa được thiết lập."),
        new("admin-retention", "Đã xếp lịch chạy ngay. Tải lại trang để xem kết quả."),
        new("admin-held", "Đã giữ lại: không quy tắc nào xóa được cho đến khi bỏ giữ."),
        new("admin-lifted", "Đã bỏ giữ."),
        new("admin-erasure-asked", "Đã ghi yêu cầu xóa. Một quản trị viên khác cần xác nhận."),
        new("admin-erased", "Đã xóa cuộc trò chuyện cùng tệp và nội dung."),
        new("admin-citizen-erased", "Đã xóa hồ sơ, khóa ký và dữ liệu cá nhân của người này. Chứng thư không dùng được nữa."),
        new("admin-erasure-refused", "Đã ghi việc từ chối xóa."),
        new("admin-integrator-saved", "Đã lưu bên tích hợp."),
        new("admin-integrator-suspended", "Đã tạm dừng bên tích hợp."),
        new("admin-integrator-resumed", "Bên tích hợp hoạt động trở lại."),
        new("admin-certificate", "Đã ghi nhận. Bên kiểm tra chữ ký thấy tình trạng mới ngay."),
        new("admin-account", "Đã lưu thay đổi của tài khoản."),
        new("admin-sessions", "Đã kết thúc mọi phiên của tài khoản."),
        new("admin-office", "Đã lưu đơn vị."),
    ];
}
