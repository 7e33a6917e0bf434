using SmartCaBot.Staff;

namespace SmartCaBot.Office;

/// <summary>What pages say after something was done.</summary>
internal static class OfficeNotes
{
    public const string CampaignAdded = "campaign-added";
    public const string CampaignChanged = "campaign-changed";
    public const string CampaignEnded = "campaign-ended";
    public const string PopulationSaved = "population-saved";
    public const string DocumentWithdrawn = "document-withdrawn";

    public static IEnumerable<StaffNote> All =>
    [
        new(CampaignAdded, "Đã tạo mã. Anh/chị tải áp phích về in."),
        new(CampaignChanged, "Đã lưu thay đổi. Mã in ra vẫn dùng được, chỉ nội dung đổi."),
        new(CampaignEnded, "Đã kết thúc mã. Ai quét mã cũ vẫn trò chuyện được như thường."),
        new(PopulationSaved, "Đã lưu số người trưởng thành."),
        new(DocumentWithdrawn, "Đã thu hồi. Liên kết không mở được nữa."),
    ];
}
