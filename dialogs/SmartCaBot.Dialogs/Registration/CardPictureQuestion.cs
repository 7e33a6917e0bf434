using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Interpreting;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Dialogs.Steps;

namespace SmartCaBot.Dialogs.Registration;

/// <summary>The pictures sent in one message, in their order; none: the person sends them later.</summary>
internal sealed record CardPictures(IReadOnlyList<ReceivedFile> Files);

/// <summary>Asks for a picture of one side. What is sent is not shown again: not to the person, who has it, nor to anybody who reads along.</summary>
internal static class CardPictureQuestion
{
    private const string Later = "later";

    public static Question<CardPictures> Of(CardSide side, bool maySkip)
    {
        var key = FormKeys.OfCard(side);
        return new Question<CardPictures>(
            new Message(side == CardSide.Front ? "register.ask.card-front" : "register.ask.card-back")
            {
                Input = InputKind.Photo,
                Buttons = [.. maySkip ? [Button.Reply(Later, "card-picture.later")] : Array.Empty<Button>(), .. StepButtons.Typed],
            },
            input => Read(input, maySkip))
        {
            PrivateFiles = true,
            Label = FormKeys.Label(key).Key,
            Help = "card-picture.help",
            Show = sent => sent.Files.Count > 0 ? "card-picture.have" : "card-picture.none",
        };
    }

    private static Answer<CardPictures> Read(TurnInput input, bool maySkip)
    {
        if (!input.Files.IsEmpty) return new CardPictures(input.Files);
        if (maySkip && (input.Button?.Answer == Later || PlainWords.Of(input.Text) is "gui anh sau" or "gui sau" or "bo qua" or "send later" or "skip"))
            return new CardPictures([]);
        return new Answer<CardPictures>.Unrelated();
    }
}
