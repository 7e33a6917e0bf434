using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Dialogs.Registration;

/// <summary>
/// A picture in the middle of the registration that nobody asked for: the card sent instead of its number, too early, or once more. It is most likely
/// somebody's card, so it is neither shown nor kept. The argument says whether the pictures have been given.
/// </summary>
internal sealed class SparePictureDialog(ICardPictures pictures) : IDialog
{
    public const string Given = "given";

    public string Name => DialogNames.SparePicture;

    public bool IsInternal => true;

    public async Task RunAsync(Chat chat)
    {
        chat.HideFiles();
        await pictures.RemoveFilesAsync(chat.ConversationId, chat.WaitingFiles, chat.CancellationToken);
        chat.TakeFiles();
        chat.Tell("spare", chat.Argument == Given ? "card-picture.spare" : pictures.Policy == CardPicturePolicy.Off ? "card-picture.typed" : "card-picture.early");
    }
}
