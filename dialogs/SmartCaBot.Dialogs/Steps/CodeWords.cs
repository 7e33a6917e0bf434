using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Interpreting;

namespace SmartCaBot.Dialogs.Steps;

/// <summary>What people write when a code is awaited.</summary>
internal static class CodeWords
{
    private const string Resend = "resend";

    public static Button ResendButton { get; } = Button.Reply(Resend, "code.resend");

    public static bool IsResend(TurnInput input) => input.Button?.Answer == Resend || PlainWords.Of(input.Text) is "gui lai" or "gui lai ma"
        or "gui lai otp" or "gui ma moi" or "gui ma khac" or "gui ma" or "xin ma moi" or "ma moi" or "resend" or "send again" or "resend code"
        or "send a new code" or "new code";

    /// <summary>"Tôi nhập mã rồi", said by somebody who comes back from the page.</summary>
    public static bool IsDone(string text) => PlainWords.Of(text) is "xong" or "xong roi" or "da xong" or "nhap roi" or "da nhap" or "da nhap ma"
        or "nhap ma roi" or "da nhap roi" or "da xac nhan" or "xac nhan roi" or "roi" or "ok" or "done" or "i did" or "entered" or "confirmed";

    public static bool WantsLink(string text) => PlainWords.Of(text) is "gui lai lien ket" or "lien ket moi" or "gui lai link" or "link moi" or "link"
        or "gui link" or "gui lien ket" or "khong mo duoc" or "khong mo duoc link" or "khong mo duoc lien ket" or "lien ket het han" or "link het han"
        or "new link" or "send the link again";

    /// <summary>The digits in a text, of whatever script.</summary>
    public static string Digits(string text) => new([.. Citizens.Digits.ToAscii(text).Where(char.IsAsciiDigit)]);
}
