using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Dialogs.Steps;

/// <summary>A signing password typed in the chat: seen in the turn that brings it, kept nowhere.</summary>
internal static class PasswordEntry
{
    private const int Longest = 128;

    public static Question<string?> Question { get; } = new(
        new Message("totp.password") { Buttons = [StepButtons.Help, StepButtons.Cancel] },
        input => input.Text.Length is 0 or > Longest ? new Answer<string?>.Unrelated() : new Answer<string?>.Accepted(input.Text))
    {
        Secret = true,
        Help = "totp.password.help",
    };
}
