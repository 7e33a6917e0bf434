using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Citizens;
using SmartCaBot.Dialogs.Steps;
using SmartCaBot.Understanding.Text;

namespace SmartCaBot.Dialogs.Registration;

/// <summary>The card's dates.</summary>
internal static class CardQuestions
{
    private const string NoEnd = "none";

    public static Question<DateOnly> Issued(DateOnly birth, DateOnly today) => new(
        new Message("register.ask.card-issued") { Input = InputKind.Date, Buttons = StepButtons.Typed },
        input => input.Text.Length == 0 ? new Answer<DateOnly>.Unrelated() : VietnameseDate.Read(input.Text))
    {
        StillValid = issued => CardRules.CheckIssued(issued, birth, today),
        Label = FormKeys.Label(FormKeys.CardIssued).Key,
        Help = "card-issued.help",
        Show = date => new Phrase("shown", ("value", date)),
    };

    public static Question<CardExpiry> Expires(DateOnly issued, DateOnly today) => new(
        new Message("register.ask.card-expires")
        {
            Input = InputKind.Date,
            Buttons = [Button.Reply(NoEnd, "card-expires.none"), .. StepButtons.Typed],
        },
        ReadExpiry)
    {
        StillValid = expiry => CardRules.CheckExpires(expiry.Date, issued, today),
        Label = FormKeys.Label(FormKeys.CardExpires).Key,
        Help = "card-expires.help",
        Show = expiry => expiry.Date is { } end ? new Phrase("shown", ("value", end)) : "card-expires.none",
    };

    private static Answer<CardExpiry> ReadExpiry(TurnInput input)
    {
        if (input.Button?.Answer == NoEnd) return new CardExpiry(null);
        if (input.Text.Length == 0) return new Answer<CardExpiry>.Unrelated();
        var folded = Folding.Fold(input.Text);
        if (folded.Contains("khong thoi han", StringComparison.Ordinal) || folded.Contains("vo thoi han", StringComparison.Ordinal)
            || folded.Contains("khong co thoi han", StringComparison.Ordinal) || folded.Contains("khong het han", StringComparison.Ordinal)
            || folded.Contains("no expiry", StringComparison.Ordinal) || folded.Contains("no end", StringComparison.Ordinal))
            return new CardExpiry(null);
        return VietnameseDate.Read(input.Text) switch
        {
            Answer<DateOnly>.Accepted accepted => new CardExpiry(accepted.Value),
            Answer<DateOnly>.Rejected rejected => Answer.No<CardExpiry>(rejected.Reason),
            _ => new Answer<CardExpiry>.Unrelated(),
        };
    }
}
