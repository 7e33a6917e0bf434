using SmartCaBot.Dialogs.Content;

namespace SmartCaBot.Desk.Words;

/// <summary>What a pending step, <c>dialog/question</c>, is called.</summary>
internal sealed class StepNames(AnswerBook book)
{
    private static readonly Dictionary<string, string> Dialogs = new(StringComparer.Ordinal)
    {
        ["register"] = "Đăng ký chữ ký số",
        ["activate"] = "Kích hoạt",
        ["sign"] = "Ký tài liệu",
        ["status"] = "Tra cứu hồ sơ",
        ["verify"] = "Kiểm tra tài liệu",
        ["history"] = "Lịch sử ký",
        ["certificate"] = "Chứng thư số",
        ["services"] = "Tra cứu dịch vụ công",
        ["clarify"] = "Đang hỏi lại cho rõ",
    };

    public string Of(string? step)
    {
        if (step is null) return "Chưa bắt đầu thủ tục";
        var slash = step.IndexOf('/', StringComparison.Ordinal);
        var (dialog, question) = slash < 0 ? (step, "") : (step[..slash], step[(slash + 1)..]);
        var name = Dialogs.GetValueOrDefault(dialog, dialog);
        return question.Length == 0 ? name : $"{name}: {book.FieldName(question) ?? question}";
    }
}
