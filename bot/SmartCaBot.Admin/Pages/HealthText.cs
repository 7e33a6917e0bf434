using SmartCaBot.Admin.Upkeep;

namespace SmartCaBot.Admin.Pages;

/// <summary>What is wrong and what to do, in words for somebody who is called at night. Sections are those of docs/operations.md.</summary>
internal static class HealthText
{
    public static string Name(string part) => part switch
    {
        "database" => "Cơ sở dữ liệu",
        "signing" => "Thiết bị ký (token)",
        "certificates" => "Chứng thư của hệ thống",
        "messages" => "Đường gửi mã (SMS, e-mail)",
        "outbox" => "Tin không gửi được",
        "disk" => "Chỗ trống trên đĩa",
        "zalo" => "Kênh Zalo",
        "gateway" => "Cổng ký số VNPT",
        _ => part,
    };

    public static (string Wrong, string Do, string Section) Of(PlatformPart part) => part.Reason switch
    {
        "Unreachable" => ("Không kết nối được.", "Kiểm tra máy chủ cơ sở dữ liệu có chạy không, đĩa có đầy không.", "When something is wrong"),
        "GatewayFailing" => ("Cổng ký số VNPT không trả lời.", "Thử gọi Gateway:BaseUrl từ máy chủ này, xem nhật ký, hỏi VNPT. Người dân chưa ký được; phần khác vẫn chạy.", "Signing through VNPT's gateway"),
        "LibraryMissing" => ("Không nạp được thư viện PKCS#11.", "Xem Token:Library trong cấu hình, cài lại gói của thiết bị.", "Settings"),
        "TokenMissing" => ("Không thấy thiết bị ký.", "Kiểm tra thiết bị cắm chưa, Token:Label đúng chưa. Trợ lý vẫn trả lời; ký chờ thiết bị trở lại.", "Watching"),
        "PinMissing" => ("Không đọc được tệp PIN của thiết bị.", "Xem Token:UserPinFile và quyền đọc tệp.", "Settings"),
        "PinRejected" => ("PIN của thiết bị bị từ chối.", "Sửa tệp PIN. Máy chủ không tự thử lại để tránh khóa thiết bị.", "Watching"),
        "PinLocked" => ("Thiết bị đã khóa PIN.", "Mở khóa bằng PIN quản trị theo tài liệu của thiết bị.", "Watching"),
        "TokenFailing" => ("Thiết bị trả lỗi hoặc chậm.", "Xem nhật ký máy chủ, khởi động lại thiết bị nếu cần.", "Watching"),
        "KeysMissing" => ("Thiết bị không có khóa của hệ thống này.", "Khôi phục thiết bị từ bản sao lưu. Không tự tạo khóa mới.", "Backup"),
        "NotConfigured" => ("Chưa có đường gửi mã nào.", "Đặt Delivery:Sms hoặc Delivery:Email.", "Settings"),
        "MessagesLaidAside" => ("Có tin bị giữ lại.", "Mở phần Tin bị giữ, xem lỗi, gửi lại hoặc bỏ.", "At 3 a.m.: messages laid aside"),
        "DiskLow" => ("Đĩa sắp đầy, tệp mới bị từ chối.", "Dọn đĩa hoặc giảm Data:FileDays.", "Settings"),
        "CertificatesEnding" => ("Chứng thư của hệ thống sắp hết hạn.", "Xem phần Chứng thư để biết chứng thư nào, rồi làm theo tài liệu vận hành.", "Certificates"),
        "ZaloFailing" => ("Kênh Zalo gặp lỗi.", "Chạy smartcabot zalo status; thường phải cấp phép lại.", "Zalo"),
        _ => ("Có vấn đề.", "Xem nhật ký máy chủ.", "When something is wrong"),
    };
}
