using Microsoft.AspNetCore.Mvc.ModelBinding;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Signing.Pdf.Fonts;
using SmartCaBot.Staff;

namespace SmartCaBot.Office.Campaigns;

/// <summary>The form of a code as it was filled in.</summary>
internal sealed class CampaignForm
{
    public const int LongestDesk = 60;
    public const int LongestNote = 300;

    public string? Office { get; set; }

    public string? Desk { get; set; }

    public string? Start { get; set; }

    public bool Web { get; set; }

    public bool Zalo { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    public string? Note { get; set; }

    public static CampaignForm Of(PrintedCampaign campaign, StaffClock clock) => new()
    {
        Office = campaign.Office,
        Desk = campaign.Desk,
        Start = campaign.Step.ToString(),
        Web = campaign.Channels.HasFlag(OfferedChannels.Web),
        Zalo = campaign.Channels.HasFlag(OfferedChannels.Zalo),
        From = DateOnly.FromDateTime(clock.Local(campaign.ValidFrom).Date),
        To = campaign.ValidTo is { } to ? DateOnly.FromDateTime(clock.Local(to).Date) : null,
        Note = campaign.Note,
    };

    /// <summary>Null when something is wrong; what, and how to put it right, is then in the errors.</summary>
    /// <param name="errors">Of the page.</param>
    /// <param name="office">Whose code it will be; null when none was chosen.</param>
    /// <param name="services">What a code may begin.</param>
    /// <param name="clock">Days are the office's days.</param>
    public CampaignDraft? Check(ModelStateDictionary errors, string? office, PublicServices services, StaffClock clock)
    {
        var (desk, note) = (TurnInput.Clean(Desk).ReplaceLineEndings(" "), TurnInput.Clean(Note));
        if (office is null) errors.AddModelError(nameof(Office), "Anh/chị chọn bộ phận một cửa.");
        if (desk.Length > LongestDesk) errors.AddModelError(nameof(Desk), $"Tên quầy dài quá {LongestDesk} ký tự, anh/chị viết ngắn lại.");
        if (desk.EnumerateRunes().FirstOrDefault(rune => !VietnameseFonts.Regular.Has(rune)) is { Value: > 0 } odd)
            errors.AddModelError(nameof(Desk), $"Không in được ký tự “{odd}”, anh/chị bỏ ký tự đó.");
        if (note.Length > LongestNote) errors.AddModelError(nameof(Note), $"Ghi chú dài quá {LongestNote} ký tự.");
        var step = StartStep.Read(Start);
        if (step is null || !services.Steps.Contains(step.Value)) errors.AddModelError(nameof(Start), "Anh/chị chọn việc bắt đầu khi quét mã.");
        if (!Web && !Zalo) errors.AddModelError(nameof(Web), "Anh/chị chọn ít nhất một kênh.");
        if (From is null) errors.AddModelError(nameof(From), "Anh/chị chọn ngày bắt đầu.");
        if (!IsNear(From) || !IsNear(To)) errors.AddModelError(nameof(To), "Năm phải từ 2000 đến 2199.");
        if (To < From) errors.AddModelError(nameof(To), "Ngày kết thúc phải sau ngày bắt đầu.");
        if (!errors.IsValid) return null;
        return new CampaignDraft(
            office!, desk, step!.Value, (Web ? OfferedChannels.Web : 0) | (Zalo ? OfferedChannels.Zalo : 0),
            StartOf(From!.Value, clock), To is { } last ? StartOf(last.AddDays(1), clock).AddMilliseconds(-1) : null, note);
    }

    /// <summary>Further away there are days that no time of day fits into.</summary>
    private static bool IsNear(DateOnly? day) => day is null or { Year: >= 2000 and < 2200 };

    private static DateTimeOffset StartOf(DateOnly day, StaffClock clock) => OfficeDays.StartOf(day, clock.Zone);
}
