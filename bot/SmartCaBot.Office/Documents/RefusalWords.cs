using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Office.Documents;

/// <summary>Why a file cannot be signed, for an officer who can put it right.</summary>
internal static class RefusalWords
{
    public static string Of(DocumentRefusal reason) => reason switch
    {
        DocumentRefusal.WrongFormat => "Tệp này không phải PDF. Anh/chị lưu thành PDF rồi chọn lại.",
        DocumentRefusal.Empty => "Tệp không có nội dung.",
        DocumentRefusal.Damaged => "Tệp bị hỏng hoặc thiếu. Anh/chị xuất lại PDF từ phần mềm đã soạn.",
        DocumentRefusal.Encrypted => "Tệp có mật khẩu. Anh/chị bỏ mật khẩu rồi chọn lại.",
        DocumentRefusal.TooLarge => "Tệp quá lớn. Anh/chị giảm dung lượng rồi chọn lại.",
        DocumentRefusal.LockedByCertification => "Người ký trước đã khoá tệp, không ký thêm được.",
        _ => "Loại PDF này chưa ký được. Anh/chị in ra PDF thường rồi chọn lại.",
    };
}
