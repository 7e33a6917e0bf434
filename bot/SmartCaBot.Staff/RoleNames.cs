namespace SmartCaBot.Staff;

/// <summary>Roles in words.</summary>
public static class RoleNames
{
    public static string ToVietnamese(this StaffRole role) => role switch
    {
        StaffRole.Agent => "Hỗ trợ viên",
        StaffRole.Supervisor => "Giám sát hỗ trợ",
        StaffRole.Officer => "Cán bộ một cửa",
        StaffRole.ContentEditor => "Biên tập nội dung",
        StaffRole.ContentReviewer => "Duyệt nội dung",
        StaffRole.Administrator => "Quản trị viên",
        StaffRole.Auditor => "Kiểm soát viên",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };
}
