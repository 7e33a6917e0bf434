using SmartCaBot.Admin.Erasures;
using SmartCaBot.Staff;

namespace SmartCaBot.Admin.Pages;

/// <summary>Why something was not erased, in an administrator's words.</summary>
internal static class ErasureText
{
    public static string Of(ErasureKind kind, ErasureAnswer answer, int years, StaffClock clock) => (kind, answer.Outcome) switch
    {
        (ErasureKind.Conversation, ErasureOutcome.Held) => "Cuộc trò chuyện này đang được giữ lại theo yêu cầu pháp lý, chưa xóa được.",
        (ErasureKind.Conversation, ErasureOutcome.AskedBefore) => "Đã có yêu cầu xóa cuộc trò chuyện này, đang chờ xác nhận.",
        (ErasureKind.Conversation, _) => "Không có cuộc trò chuyện nào mang mã này.",
        (_, ErasureOutcome.Held) => "Hồ sơ hoặc cuộc trò chuyện của người này đang được giữ lại theo yêu cầu pháp lý, chưa xóa được.",
        (_, ErasureOutcome.AskedBefore) => "Đã có yêu cầu xóa dữ liệu của người này, đang chờ xác nhận.",
        (_, ErasureOutcome.TooEarly) =>
            $"Chưa xóa được: hồ sơ chứng thư phải lưu {years} năm sau khi chứng thư hết hạn hoặc bị thu hồi. Xóa được từ {clock.Date(answer.From!.Value)}; "
            + "nếu chứng thư còn hiệu lực thì đó là tính theo việc thu hồi trong hôm nay.",
        (_, ErasureOutcome.ErasedBefore) => "Dữ liệu cá nhân của người này đã được xóa trước đó. Không cần làm gì thêm.",
        (_, ErasureOutcome.SigningUnavailable) => "Thiết bị ký chưa sẵn sàng, hoặc hồ sơ vừa thay đổi. Chưa xóa xong; hãy thử lại.",
        _ => "Không có hồ sơ hay chứng thư nào mang số này, hoặc dữ liệu đã được xóa trước đó.",
    };
}
