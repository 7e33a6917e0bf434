using SmartCaBot.Office.Campaigns;

namespace SmartCaBot.Office.Posters;

/// <summary>A campaign → what stands on its poster.</summary>
internal sealed class PosterMaker(PublicServices services, OfficeOptions options)
{
    public PosterText Of(PrintedCampaign campaign, string officeName, Uri baseAddress)
    {
        var words = PosterWords.Of(campaign.Step, services);
        var url = CampaignAddress.Of(baseAddress, campaign.Code);
        var zalo = options.ZaloAccount is not null && campaign.Channels.HasFlag(OfferedChannels.Zalo);
        var web = campaign.Channels.HasFlag(OfferedChannels.Web) || !zalo;
        return new PosterText(
            officeName, campaign.Desk, words.Title, words.Gain, words.Source,
            [
                "Mở máy ảnh trên điện thoại.",
                "Đưa vào mã vuông, chạm địa chỉ hiện ra.",
                (web, zalo) switch
                {
                    (true, true) => "Làm theo từng bước, trên web hoặc Zalo.",
                    (false, true) => "Chọn “Mở Zalo”, làm theo từng bước.",
                    _ => "Chọn “Trò chuyện”, làm theo từng bước.",
                },
            ],
            url, CampaignAddress.Shown(baseAddress, campaign.Code), zalo ? $"#SC {CampaignCode.Shown(campaign.Code)}" : null, services.Hotline);
    }
}
