using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Turns;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Dialogs.Registration;

/// <summary>Asks for pictures of both sides of the card, where an officer is to look at them.</summary>
internal sealed class CardPictureStep(ICardPictures pictures)
{
    /// <summary>Whether they are asked for.</summary>
    public bool IsOn => pictures.Policy != CardPicturePolicy.Off;

    /// <summary>Ids of the pictures, the front first; none when they are not asked for, or come later.</summary>
    public async Task<IReadOnlyList<string>> AskAsync(Chat chat)
    {
        if (!IsOn || await AskAsync(chat, CardSide.Front) is not { } front) return [];
        return await AskAsync(chat, CardSide.Back) is { } back ? [front, back] : [front];
    }

    /// <summary>Removes what was taken, unless it belongs to a dossier by now.</summary>
    public Task DropAsync(Chat chat) => pictures.DropAsync(
        [.. from side in Enum.GetValues<CardSide>() let id = chat.Recall<CardPictureTaken>(Taken(side))?.PictureId where id is not null select id],
        chat.CancellationToken);

    /// <summary>Asks for both once more.</summary>
    public static void Forget(Chat chat)
    {
        foreach (var side in Enum.GetValues<CardSide>()) chat.Forget(KeyOf(side), Taken(side), Rest(side));
    }

    private async Task<string?> AskAsync(Chat chat, CardSide side)
    {
        var key = KeyOf(side);
        while (true)
        {
            var sent = await chat.AskAsync(key, QuestionOf(side));
            if (sent.Files is not [var picture, ..]) return null;
            var taken = await chat.LookUpAsync(
                Taken(side), picture.Id, effect => pictures.TakeAsync(effect, chat.ConversationId, side, picture, chat.CancellationToken));
            await SortAsync(chat, side, sent, taken.Outcome == CardPictureOutcome.Taken);
            if (taken.PictureId is { } id) return id;
            chat.Forget(key, Taken(side), Rest(side), Refused(side));
            chat.Tell(Refused(side), Why(taken.Outcome));
            chat.Outcome(TurnOutcome.StepRejected);
        }
    }

    /// <summary>Of several pictures at once the second is the back; what is more, or came with one that is not taken, goes.</summary>
    private async Task SortAsync(Chat chat, CardSide side, CardPictures sent, bool isTaken)
    {
        var first = sent.Files[0].Id;
        if (sent.Files.Count == 1 || chat.Recall<string>(Rest(side)) == first) return;
        var back = isTaken && side == CardSide.Front ? sent.Files[1] : null;
        await chat.LookUpAsync(Rest(side), first, async _ =>
        {
            await pictures.RemoveFilesAsync(chat.ConversationId, [.. sent.Files.Skip(back is null ? 1 : 2)], chat.CancellationToken);
            return first;
        });
        if (back is not null) chat.Give(KeyOf(CardSide.Back), QuestionOf(CardSide.Back), new CardPictures([back]));
    }

    private Question<CardPictures> QuestionOf(CardSide side) => CardPictureQuestion.Of(side, maySkip: pictures.Policy == CardPicturePolicy.Optional);

    private static string KeyOf(CardSide side) => FormKeys.OfCard(side);

    private static string Taken(CardSide side) => $"{KeyOf(side)}.taken";

    private static string Rest(CardSide side) => $"{KeyOf(side)}.rest";

    private static string Refused(CardSide side) => $"{KeyOf(side)}.refused";

    private static Phrase Why(CardPictureOutcome outcome) => outcome switch
    {
        CardPictureOutcome.NotAPicture => "card-picture.no_picture",
        CardPictureOutcome.PhoneFormat => "card-picture.phone_format",
        CardPictureOutcome.TooLarge => "card-picture.too_large",
        CardPictureOutcome.TooSmall => "card-picture.too_small",
        CardPictureOutcome.Damaged => "card-picture.damaged",
        CardPictureOutcome.SameAsOther => "card-picture.same",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };
}
