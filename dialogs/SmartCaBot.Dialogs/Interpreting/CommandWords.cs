using SmartCaBot.Conversations.Flows;
using SmartCaBot.Understanding.Text;

namespace SmartCaBot.Dialogs.Interpreting;

/// <summary>Conversation commands, when the whole text is one.</summary>
internal static class CommandWords
{
    private static readonly Dictionary<string, CommandKind> Words = Lines(
        (CommandKind.Back, "quay lai|tro lai|lui lai|quay lai buoc truoc|tro lai buoc truoc|buoc truoc|cau truoc|quay ve|back|go back|previous"),
        (CommandKind.Cancel, "huy|huy bo|huy dang ky|huy ky|huy ky so|huy giao dich|dung lai|ngung|ngung lai|thoat|khong lam nua|khong dang ky nua|khong ky nua|cancel|stop|quit|exit"),
        (CommandKind.Restart, "lam lai|lam lai tu dau|bat dau lai|tu dau|nhap lai tu dau|restart|start over|start again"),
        (CommandKind.Where, "toi dang o buoc nao|dang o buoc nao|o buoc nao|buoc nao roi|toi dang o dau|dang o dau|dang lam gi|xem lai|xem lai thong tin|xem cau tra loi|thong tin da nhap|where am i|my answers"),
        (CommandKind.Continue, "tiep tuc|tiep|tiep di|lam tiep|dang ky tiep|continue|go on|resume"),
        (CommandKind.Leave, "dang xuat|thoat phien|ket thuc phien|ket thuc phien lam viec|thoat tai khoan|roi phien|log out|logout|sign out|end session"),
        (CommandKind.StopWaiting, "huy cho|huy cho doi|khong cho nua|thoi khong cho nua|dung cho|thoi cho|khong doi nua|stop waiting"),
        (CommandKind.Edit, "sua|sua lai|chinh sua|sua thong tin|edit|correct"),
        (CommandKind.Help, "giup|giup do|can giup|tro giup|huong dan|giai thich|tai sao|vi sao|tai sao can|vi sao can|sao lai can|sao can|de lam gi|tai sao lai hoi|khong hieu|khong biet|khong nho|khong ro|quen roi|quen mat roi|xem o dau|lay o dau|nghia la sao|la sao|help|why|what is this|explain"));

    private static readonly string[] EditPrefixes = ["sua lai ", "sua ", "chinh sua ", "chinh lai ", "nhap lai ", "edit ", "change ", "correct "];

    public static ChatCommand? Read(string text, Func<IReadOnlyList<AnswerName>> answers)
    {
        if (text.AsSpan().Trim() is "?") return new ChatCommand(CommandKind.Help);
        if (text.AsSpan().Trim(" .!").Equals("dừng", StringComparison.OrdinalIgnoreCase)) return new ChatCommand(CommandKind.Cancel);
        var folded = Folding.Fold(text);
        var plain = PlainWords.In(folded);
        if (Words.TryGetValue(plain, out var kind) || Words.TryGetValue(folded, out kind)) return new ChatCommand(kind);
        var prefix = Array.Find(EditPrefixes, p => plain.StartsWith(p, StringComparison.Ordinal));
        return prefix is null ? null : Edit(plain[prefix.Length..], answers());
    }

    /// <summary>The answer that is named; which one is asked when several are, and no command when none is ("sửa nhà").</summary>
    private static ChatCommand? Edit(string wanted, IReadOnlyList<AnswerName> answers)
    {
        var named = answers.Where(a => Names(Folding.Fold(a.Name), wanted)).ToArray();
        return named.Length == 0 ? null : new ChatCommand(CommandKind.Edit, named is [var only] ? only.Key : null);
    }

    private static bool Names(string name, string wanted) =>
        $" {name} ".Contains($" {wanted} ", StringComparison.Ordinal) || $" {wanted} ".Contains($" {name} ", StringComparison.Ordinal);

    private static Dictionary<string, CommandKind> Lines(params (CommandKind Kind, string Wordings)[] lines) => lines
        .SelectMany(line => line.Wordings.Split('|').Select(wording => (wording, line.Kind)))
        .ToDictionary(pair => pair.wording, pair => pair.Kind, StringComparer.Ordinal);
}
