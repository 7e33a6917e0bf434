using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Dialogs.Steps;

/// <summary>What a person does when a code is to be entered on our page: comes back from it, wants another code or link, or types the code after all.</summary>
internal enum PageEntry
{
    /// <summary>The page says so, or the person: it is looked up, never believed.</summary>
    Entered,
    Resend,
    NewLink,
    TypedHere,
}

/// <summary>The question that waits for the page.</summary>
internal static class PageQuestion
{
    private const int FewestDigits = 4;
    private const int MostDigits = 8;

    public static Question<PageEntry?> Of(Phrase prompt, CodePageAddress link)
    {
        var message = new Message(prompt)
        {
            Input = InputKind.Choice,
            Buttons = [Button.Open(link.Url, "code.open_page"), CodeWords.ResendButton, StepButtons.Cancel],
        };
        // Whatever is written here may hold the code, so none of it is kept.
        return new Question<PageEntry?>(message, Read) { Secret = true, Help = "code.link_help" };
    }

    private static Answer<PageEntry?> Read(TurnInput input)
    {
        if (input.EventName is not null) return PageEntry.Entered;
        if (CodeWords.IsResend(input)) return PageEntry.Resend;
        if (CodeWords.WantsLink(input.Text)) return PageEntry.NewLink;
        if (CodeWords.IsDone(input.Text)) return PageEntry.Entered;
        return CodeWords.Digits(input.Text).Length is >= FewestDigits and <= MostDigits ? PageEntry.TypedHere : new Answer<PageEntry?>.Unrelated();
    }
}
