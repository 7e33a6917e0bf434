using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Office.Campaigns;

/// <summary>What a code begins, in an officer's words.</summary>
internal static class StepWords
{
    public static string Of(StartStep step, PublicServices services) => step.Start switch
    {
        CampaignStart.Register => "Đăng ký chữ ký số",
        CampaignStart.Sign => "Ký tài liệu",
        CampaignStart.Services => "Danh sách thủ tục",
        CampaignStart.Service => $"Thủ tục {step.Service}: {services.NameOf(step.Service ?? 0) ?? "chưa có thông tin xác nhận"}",
        _ => "Lời chào và trợ giúp",
    };
}
