using SmartCaBot.Staff;

namespace SmartCaBot.Desk;

/// <summary>The desk in the staff's navigation, and what its pages say after something was done.</summary>
internal static class DeskMenu
{
    public static readonly StaffNavItem[] Items =
    [
        new(100, "/desk", "Bàn hỗ trợ", StaffPolicies.Desk),
        new(103, "/desk/stuck", "Đang vướng", StaffPolicies.Desk),
        new(105, "/desk/contacts", "Cần gọi lại", StaffPolicies.Desk),
        new(110, "/desk/live", "Giám sát", StaffPolicies.Supervisor),
        new(115, "/desk/replies", "Câu trả lời mẫu", StaffPolicies.Supervisor),
        new(120, "/desk/hours", "Giờ làm việc", StaffPolicies.Supervisor),
        new(125, "/desk/queues", "Hàng đợi", StaffPolicies.Supervisor),
    ];

    public static readonly StaffNote[] Notes =
    [
        new("desk-returned", "Đã trả cuộc trò chuyện cho bot. Bot hỏi lại bước còn dở."),
        new("desk-closed", "Đã đóng. Công dân được hỏi mức độ hài lòng."),
        new("desk-transferred", "Đã chuyển."),
        new("desk-put-back", "Đã đưa lại hàng đợi."),
        new("desk-noted", "Đã lưu ghi chú. Công dân không thấy ghi chú này."),
        new("desk-saved", "Đã lưu."),
        new("desk-removed", "Đã xóa."),
        new("desk-contact-taken", "Anh/chị phụ trách yêu cầu này."),
        new("desk-contact-done", "Đã xong một yêu cầu gọi lại."),
        new("desk-contact-back", "Đã trả yêu cầu về danh sách."),
    ];
}
