using SmartCaBot.Conversations.Handoff;
using SmartCaBot.Conversations.Turns;
using SmartCaBot.Desk.Contacts;
using SmartCaBot.Desk.Duty;
using SmartCaBot.Desk.Targets;
using SmartCaBot.Desk.Writing;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Desk.Words;

/// <summary>What the desk's values are called, in Vietnamese.</summary>
internal static class DeskWords
{
    public static string Of(HandoffReason reason) => reason switch
    {
        HandoffReason.Asked => "Xin gặp người",
        HandoffReason.NotUnderstood => "Bot không hiểu",
        HandoffReason.PulledIn => "Cán bộ chủ động",
        _ => reason.ToString(),
    };

    public static string Of(CaseState state) => state switch
    {
        CaseState.Waiting => "Đang chờ",
        CaseState.Agent => "Đang trao đổi",
        CaseState.Returned => "Đã trả cho bot",
        CaseState.Closed => "Đã đóng",
        CaseState.Cancelled => "Công dân thôi chờ",
        CaseState.Expired => "Hết hạn chờ",
        _ => state.ToString(),
    };

    public static string Of(CloseReason reason) => reason switch
    {
        CloseReason.Solved => "Đã giải quyết",
        CloseReason.NoAnswer => "Công dân không trả lời nữa",
        CloseReason.SentElsewhere => "Đã hướng dẫn sang nơi khác",
        CloseReason.NotOurs => "Không thuộc phạm vi",
        _ => reason.ToString(),
    };

    public static string Of(TurnOutcome outcome) => outcome switch
    {
        TurnOutcome.Greeted => "Chào hỏi",
        TurnOutcome.Answered => "Đã trả lời",
        TurnOutcome.Clarified => "Đã hỏi lại cho rõ",
        TurnOutcome.Started => "Bắt đầu thủ tục",
        TurnOutcome.StepAccepted => "Nhận câu trả lời",
        TurnOutcome.StepRejected => "Câu trả lời chưa đúng",
        TurnOutcome.Digressed => "Trả lời câu hỏi xen giữa",
        TurnOutcome.Completed => "Hoàn tất",
        TurnOutcome.WentBack => "Quay lại bước trước",
        TurnOutcome.Corrected => "Sửa câu trả lời",
        TurnOutcome.Cancelled => "Dừng lại",
        TurnOutcome.Resumed => "Làm tiếp",
        TurnOutcome.StaleButton => "Bấm nút cũ",
        TurnOutcome.CannotHandle => "Không hiểu",
        TurnOutcome.HandedOff => "Chuyển cho người",
        TurnOutcome.TooLong => "Quá dài",
        TurnOutcome.ErrorUnavailable => "Hệ thống tạm lỗi",
        TurnOutcome.ErrorInternal => "Lỗi",
        _ => "",
    };

    /// <summary>Class of the tag: how well it went.</summary>
    public static string Mark(TurnOutcome outcome) => outcome switch
    {
        TurnOutcome.CannotHandle or TurnOutcome.ErrorInternal or TurnOutcome.ErrorUnavailable => "bad",
        TurnOutcome.StepRejected or TurnOutcome.Clarified or TurnOutcome.TooLong or TurnOutcome.StaleButton => "warn",
        TurnOutcome.Completed or TurnOutcome.StepAccepted or TurnOutcome.Answered => "good",
        _ => "",
    };

    public static string Of(ClockLevel level) => level switch
    {
        ClockLevel.Late => "quá hạn",
        ClockLevel.Near => "sắp quá hạn",
        _ => "trong hạn",
    };

    public static string Mark(ClockLevel level) => level switch
    {
        ClockLevel.Late => "bad",
        ClockLevel.Near => "warn",
        _ => "good",
    };

    public static string Of(PresenceChoice choice) => choice switch
    {
        PresenceChoice.Available => "Sẵn sàng",
        PresenceChoice.Away => "Tạm vắng",
        _ => "Ngoại tuyến",
    };

    public static string Of(ContactCause cause) => cause switch
    {
        ContactCause.Closed => "Ngoài giờ",
        ContactCause.NobodyOnDuty => "Không có người trực",
        _ => "Chờ quá lâu",
    };

    public static string Of(ContactTime time) => time switch
    {
        ContactTime.Morning => "Buổi sáng",
        ContactTime.Afternoon => "Buổi chiều",
        _ => "Lúc nào cũng được",
    };

    public static string Of(ContactOutcome outcome) => outcome switch
    {
        ContactOutcome.Reached => "Đã liên hệ được",
        ContactOutcome.NotReached => "Không liên hệ được",
        _ => "Không còn cần",
    };

    public static string Of(SayProblem problem) => problem switch
    {
        SayProblem.Empty => "Chưa có nội dung để gửi.",
        SayProblem.TooLong => $"Tin dài quá {AgentSaying.LongestText} ký tự, anh/chị chia làm nhiều tin.",
        SayProblem.AsksForSecret =>
            "Chưa gửi: tin có vẻ xin mã OTP, mã PIN hoặc mật khẩu. Cán bộ không bao giờ hỏi những mã này; công dân chỉ tự nhập ở bước ký hoặc trang xác nhận.",
        SayProblem.FileTooLarge => "Tệp lớn quá mức cho phép.",
        SayProblem.FileRefused => "Tệp không qua được kiểm tra an toàn.",
        SayProblem.NoRoom => "Cuộc trò chuyện này đã nhận đủ tệp trong ngày.",
        SayProblem.NotYours => "Cuộc trò chuyện không còn do anh/chị phụ trách nên tin chưa được gửi.",
        _ => "",
    };

    public static string Channel(string channel) => channel switch
    {
        "directline" => "Web",
        "zalo" => "Zalo",
        "connector" => "Kênh khác",
        _ => channel,
    };

    public static string Language(string language) => language == "en" ? "Tiếng Anh" : "Tiếng Việt";

    /// <summary>"2 phút", "1 giờ 05 phút".</summary>
    public static string Length(TimeSpan time) => time switch
    {
        { TotalMinutes: < 1 } => "dưới 1 phút",
        { TotalHours: < 1 } => $"{(int)time.TotalMinutes} phút",
        _ => $"{(int)time.TotalHours} giờ {time.Minutes:00} phút",
    };
}
