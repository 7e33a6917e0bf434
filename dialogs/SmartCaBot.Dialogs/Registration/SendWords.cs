using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Interpreting;

namespace SmartCaBot.Dialogs.Registration;

/// <summary>"Đúng, gửi đi", "sai rồi", or something else, at the summary.</summary>
internal static class SendWords
{
    public static bool? Read(TurnInput input) =>
        input.Button?.Answer is { } pressed ? pressed == "yes"
        : PlainWords.Of(input.Text) is "gui" or "gui di" or "gui ho so" or "dung gui ho so" or "dung gui di" or "send" or "submit" ? true
        : YesNoWords.Read(input.Text);
}
