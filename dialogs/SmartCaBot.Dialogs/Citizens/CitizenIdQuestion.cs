using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Steps;

namespace SmartCaBot.Dialogs.Citizens;

/// <summary>Asks for the 12-digit number; used wherever it is needed.</summary>
internal static class CitizenIdQuestion
{
    public static Question<string> Of(string prompt, DateOnly today, IEnumerable<Button> more) => new(
        new Message(prompt) { Input = InputKind.Number, Buttons = [.. more, StepButtons.Help, StepButtons.Back] },
        input => input.Text.Length == 0 ? new Answer<string>.Unrelated() : CitizenNumber.Read(input.Text, today))
    {
        Label = "field.citizen-id",
        Help = "citizen-id.help",
        Show = value => new Phrase("shown", ("value", CitizenNumber.Of(value).Masked)),
    };
}
