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
                "Mở máy ảnh trên điện thoại (hoặc nút quét mã trong Zalo).",
                "Đưa máy vào mã vuông, rồi chạm vào địa chỉ hiện ra.",
                (web, zalo) switch
                {
                    (true, true) => "Chọn “Trò chuyện trên web” hoặc “Mở Zalo”, làm theo từng bước.",
                    (false, true) => "Chọn “Mở Zalo”, làm theo từng bước.",
                    _ => "Chọn “Trò chuyện trên web”, làm theo từng bước.",
                },
            ],
            url, CampaignAddress.Shown(baseAddress, campaign.Code), zalo ? $"#SC {CampaignCode.Shown(campaign.Code)}" : null, services.Hotline);
    }
}
