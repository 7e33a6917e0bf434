using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Dialogs.Steps;

/// <summary>What a person does when asked for a code in the chat: types it, or wants another.</summary>
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
            Buttons = [CodeWords.ResendButton, StepButtons.Cancel],
        },
        Read)
    {
        Secret = true,
        Help = help,
        Again = new Message("code.again")
        {
            Input = InputKind.Otp,
            Buttons = [CodeWords.ResendButton, StepButtons.Cancel],
        },
    };

    private static Answer<CodeEntry> Read(TurnInput input)
    {
        if (CodeWords.IsResend(input)) return Resend;
        if (input.Text.Length == 0) return new Answer<CodeEntry>.Unrelated();
        var digits = CodeWords.Digits(input.Text);
        // "Mã là 123 456 ạ" is as good as the digits alone.
        if (digits.Length == Length) return new CodeEntry(digits);
        return digits.Length == 0 ? Answer.No<CodeEntry>("code.no_digits") : Answer.No<CodeEntry>(new Phrase("code.length", ("count", digits.Length)));
    }
}
