namespace SmartCaBot.Office.Campaigns;

/// <summary>A code's state in a word or two, with the kind of mark it bears.</summary>
internal static class StateWords
{
    public static (string Text, string Kind) Of(CampaignState state) => state switch
    {
        CampaignState.Running => ("Đang dùng", "good"),
        CampaignState.NotYet => ("Chưa đến ngày", "info"),
        CampaignState.Over => ("Hết hạn", "warn"),
        _ => ("Đã kết thúc", "bad"),
    };
}
