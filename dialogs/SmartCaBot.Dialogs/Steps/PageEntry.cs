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

    /// <param name="prompt">What the code is for.</param>
    /// <param name="link">Where it is entered.</param>
    /// <param name="isSent">It came by message, and another can be sent.</param>
    public static Question<PageEntry?> Of(Phrase prompt, CodePageAddress link, bool isSent)
    {
        var message = new Message(prompt)
        {
            Input = InputKind.Choice,
            Buttons = isSent
                ? [Button.Open(link.Url, "code.open_page"), CodeWords.ResendButton, StepButtons.Cancel]
                : [Button.Open(link.Url, "code.open_page"), StepButtons.Cancel],
        };
        // Whatever is written here may hold the code, so none of it is kept.
        return new Question<PageEntry?>(message, input => Read(input, isSent)) { Secret = true, Help = "code.link_help" };
    }

    private static Answer<PageEntry?> Read(TurnInput input, bool isSent)
    {
        if (input.EventName is not null) return PageEntry.Entered;
        if (isSent && CodeWords.IsResend(input)) return PageEntry.Resend;
        if (CodeWords.WantsLink(input.Text)) return PageEntry.NewLink;
        if (CodeWords.IsDone(input.Text)) return PageEntry.Entered;
        return CodeWords.Digits(input.Text).Length is >= FewestDigits and <= MostDigits ? PageEntry.TypedHere : new Answer<PageEntry?>.Unrelated();
    }
}
