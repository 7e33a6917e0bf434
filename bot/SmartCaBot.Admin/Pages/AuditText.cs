using SmartCaBot.Admin.Auditing;

namespace SmartCaBot.Admin.Pages;

/// <summary>A verification in an auditor's words.</summary>
internal static class AuditText
{
    public static string Of(AuditCheck check, DateTimeOffset now) => check.Verdict switch
    {
        CheckVerdict.Intact => $"Nguyên vẹn: {check.Records} bản ghi, {check.Detail}",
        CheckVerdict.Broken => $"BỊ SỬA tại bản ghi {check.Records}: {check.Detail}. Giữ nguyên máy, báo người phụ trách an toàn thông tin ngay.",
        CheckVerdict.Failed => $"Không kiểm tra được: {check.Detail}",
        null when check.RunsAt(now) => $"Đang kiểm tra: {check.Records} trên {check.Total} bản ghi.",
        _ => "Lần kiểm tra bị ngắt giữa chừng. Hãy kiểm tra lại.",
    };
}
