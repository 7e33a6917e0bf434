using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Citizens;
using SmartCaBot.Dialogs.Interpreting;

namespace SmartCaBot.Dialogs.Steps;

/// <summary>What a person does when asked for a code: types it, or wants another.</summary>
/// <param name="Code">Six digits; null to send another.</param>
internal sealed record CodeEntry(string? Code)
{
    private const int Length = 6;

    public static CodeEntry Resend { get; } = new((string?)null);

    public override string ToString() => "CodeEntry(***)";

    public static Question<CodeEntry> Question(Message prompt, Phrase help) => new(
        prompt with
        {
            Input = InputKind.Otp,
            Buttons = [Button.Reply("resend", "code.resend"), StepButtons.Cancel],
        },
        Read)
    {
        Secret = true,
        Help = help,
        Again = new Message("code.again")
        {
            Input = InputKind.Otp,
            Buttons = [Button.Reply("resend", "code.resend"), StepButtons.Cancel],
        },
    };

    private static Answer<CodeEntry> Read(TurnInput input)
    {
        if (input.Button?.Answer == "resend" || IsResend(input.Text)) return Resend;
        if (input.Text.Length == 0) return new Answer<CodeEntry>.Unrelated();
        var digits = new string([.. Digits.ToAscii(input.Text).Where(char.IsAsciiDigit)]);
        // "Mã là 123 456 ạ" is as good as the digits alone.
        if (digits.Length == Length) return new CodeEntry(digits);
        return digits.Length == 0 ? Answer.No<CodeEntry>("code.no_digits") : Answer.No<CodeEntry>(new Phrase("code.length", ("count", digits.Length)));
    }

    private static bool IsResend(string text) => PlainWords.Of(text) is "gui lai" or "gui lai ma" or "gui lai otp" or "gui ma moi" or "gui ma khac"
        or "gui ma" or "xin ma moi" or "ma moi" or "resend" or "send again" or "resend code" or "send a new code" or "new code";
}
