using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Dialogs.Steps;

/// <summary>What a person does when asked for a code in the chat: types it, or wants another.</summary>
/// <param name="Code">Six digits; null to send another.</param>
internal sealed record CodeEntry(string? Code)
{
    private const int Length = 6;

    public static CodeEntry Resend { get; } = new((string?)null);

    public override string ToString() => "CodeEntry(***)";

    /// <param name="prompt">What the code is for.</param>
    /// <param name="isSent">It came by message, and another can be sent; otherwise an authenticator shows it.</param>
    public static Question<CodeEntry> Question(Message prompt, bool isSent)
    {
        var shown = prompt with
        {
            Input = InputKind.Otp,
            Buttons = isSent ? [CodeWords.ResendButton, StepButtons.Cancel] : [StepButtons.Help, StepButtons.Cancel],
        };
        return new Question<CodeEntry>(shown, input => Read(input, isSent))
        {
            Secret = true,
            Help = isSent ? "code.help" : "totp.help",
            Again = shown with { Text = isSent ? "code.again" : "totp.again_code" },
        };
    }

    private static Answer<CodeEntry> Read(TurnInput input, bool isSent)
    {
        if (CodeWords.IsResend(input)) return isSent ? Resend : Answer.No<CodeEntry>("totp.help");
        if (input.Text.Length == 0) return new Answer<CodeEntry>.Unrelated();
        var digits = CodeWords.Digits(input.Text);
        // "Mã là 123 456 ạ" is as good as the digits alone.
        if (digits.Length == Length) return new CodeEntry(digits);
        return digits.Length == 0 ? Answer.No<CodeEntry>("code.no_digits") : Answer.No<CodeEntry>(new Phrase("code.length", ("count", digits.Length)));
    }
}
