using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Interpreting;

namespace SmartCaBot.Dialogs.Steps;

/// <summary>The question that waits for an app: the system's news answers it, and so does whoever asks how things stand.</summary>
internal static class AppQuestion
{
    private const string Look = "look";

    public static Question<bool> Of(Phrase prompt) => new(
        new Message(prompt)
        {
            Input = InputKind.Choice,
            Buttons = [Button.Reply(Look, "app.look"), StepButtons.Help, StepButtons.Cancel],
        },
        input => input.EventName is not null || input.Button?.Answer == Look || AsksHowItStands(input.Text) ? true : new Answer<bool>.Unrelated())
    {
        Help = "app.help",
    };

    /// <summary>"Đã xác nhận chưa?", "tôi xác nhận rồi".</summary>
    private static bool AsksHowItStands(string text) => CodeWords.IsDone(text) || PlainWords.Of(text) is "da xac nhan chua" or "xac nhan chua"
        or "xac nhan duoc chua" or "xong chua" or "duoc chua" or "ky xong chua" or "ky duoc chua" or "da ky chua" or "ky chua" or "da ky xong chua"
        or "bam xac nhan roi" or "bam roi" or "da bam" or "da bam xac nhan" or "da xac nhan tren app" or "xac nhan tren app roi" or "kiem tra"
        or "kiem tra lai" or "sao roi" or "toi dau roi" or "is it confirmed" or "have i confirmed" or "i confirmed" or "is it done" or "check";
}
