using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Citizens;
using SmartCaBot.Dialogs.Steps;

namespace SmartCaBot.Dialogs.Registration;

/// <summary>Who the person is: number, name, date of birth.</summary>
internal static class IdentityQuestions
{
    public static Question<string> CitizenId(DateOnly today) => CitizenIdQuestion.Of("register.ask.citizen-id", today, []);

    public static Question<string> FullName { get; } = new(
        new Message("register.ask.full-name") { Buttons = StepButtons.Typed },
        input => input.Text.Length == 0 ? new Answer<string>.Unrelated() : VietnameseName.Read(input.Text))
    {
        Open = true,
        Label = FormKeys.Label(FormKeys.FullName).Key,
        Help = "full-name.help",
        Show = name => new Phrase("shown", ("value", name)),
    };

    public static Question<DateOnly> BirthDate(CitizenNumber number, DateOnly today) => new(
        new Message("register.ask.birth-date")
        {
            Input = InputKind.Date,
            Buttons = [StepButtons.Edit(FormKeys.CitizenId, "birth-date.edit-citizen-id"), .. StepButtons.Typed],
        },
        input => input.Text.Length == 0 ? new Answer<DateOnly>.Unrelated() : VietnameseDate.Read(input.Text))
    {
        StillValid = birth => CardRules.CheckBirth(birth, number, today),
        Label = FormKeys.Label(FormKeys.BirthDate).Key,
        Help = "birth-date.help",
        Show = date => new Phrase("shown", ("value", date)),
    };
}
