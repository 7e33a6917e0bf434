using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Admin.Pages;

/// <summary>Switches in administrators' words: what each is, and what turning it off means for citizens.</summary>
internal static class SwitchText
{
    public static string Name(SwitchName name) => name switch
    {
        SwitchName.Signing => "Ký số",
        SwitchName.BotAnswers => "Trợ lý tự động trả lời",
        SwitchName.Handoff => "Chuyển sang cán bộ trực",
        SwitchName.WebChat => "Kênh trang web",
        SwitchName.Zalo => "Kênh Zalo",
        SwitchName.Connector => "Kênh Bot Framework",
        _ => name.ToString(),
    };

    public static string Consequence(SwitchName name) => name switch
    {
        SwitchName.Signing =>
            "Không ai ký hoặc kích hoạt chữ ký số được, kể cả qua trang nhập mã và qua API. Mã đã gửi không bị trừ lượt. Việc ký đang dở được giữ nguyên và làm tiếp được khi bật lại, nếu chưa quá thời gian chờ.",
        SwitchName.BotAnswers =>
            "Trợ lý chỉ báo một lần rằng đang tạm dừng. Tin của người dân vẫn được giữ. Việc đang dở được giữ nguyên. Người dân vẫn gặp được cán bộ trực.",
        SwitchName.Handoff => "Người dân không xin gặp cán bộ trực được nữa, chỉ được mời gọi tổng đài. Cuộc trò chuyện cán bộ đang giữ vẫn tiếp tục.",
        SwitchName.WebChat => "Trên trang web, người dân được báo một lần rằng kênh tạm dừng. Tin vẫn được giữ, không ai trả lời.",
        SwitchName.Zalo => "Trên Zalo, người dân được báo một lần rằng kênh tạm dừng. Tin vẫn được nhận và giữ, không ai trả lời.",
        SwitchName.Connector => "Trên các kênh Bot Framework, người dân được báo một lần rằng kênh tạm dừng. Tin vẫn được giữ, không ai trả lời.",
        _ => "",
    };
}
