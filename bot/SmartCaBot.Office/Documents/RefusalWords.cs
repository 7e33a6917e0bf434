using SmartCaBot.Conversations.Flows;
using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Office.Documents;

/// <summary>Why a file cannot be signed, for an officer who can put it right.</summary>
internal static class RefusalWords
{
    public static string Of(DocumentRefusal reason) => reason switch
    {
        DocumentRefusal.WrongFormat => $"Tệp này chưa ký được. Anh/chị chọn tệp loại {DocumentTypes.Names}, hoặc lưu thành PDF rồi chọn lại.",
        DocumentRefusal.Empty => "Tệp không có nội dung.",
        DocumentRefusal.Damaged => "Tệp bị hỏng hoặc thiếu. Anh/chị lưu lại từ phần mềm đã soạn rồi chọn lại.",
        DocumentRefusal.Encrypted => "Tệp có mật khẩu. Anh/chị bỏ mật khẩu rồi chọn lại.",
        DocumentRefusal.TooLarge => "Tệp quá lớn. Anh/chị giảm dung lượng rồi chọn lại.",
        DocumentRefusal.LockedByCertification => "Người ký trước đã khóa tệp, không ký thêm được.",
        DocumentRefusal.OldFormat => "Tệp Word, Excel hoặc PowerPoint kiểu cũ chưa ký được. Anh/chị mở tệp, chọn Lưu thành, chọn loại .docx, .xlsx, .pptx hoặc PDF, rồi chọn tệp mới.",
        DocumentRefusal.Programs => "Tệp có chương trình chạy bên trong (macro). Anh/chị lưu thành PDF rồi chọn lại.",
        DocumentRefusal.Changeable => "Tệp có phần lấy từ nơi khác, có thể đổi sau khi ký. Anh/chị lưu thành PDF rồi chọn lại.",
        _ => "Tệp có phần đặc biệt chưa ký được. Anh/chị lưu hoặc in ra một tệp PDF thường rồi chọn lại.",
    };
}
