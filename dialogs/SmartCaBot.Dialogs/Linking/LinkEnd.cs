using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Dialogs.Linking;

/// <summary>What the end of a link means for a conversation.</summary>
internal static class LinkEnd
{
    /// <summary>
    /// Whoever knew the person through the link knows them no longer. What was moved here goes only by the person's wish: a form is not
    /// lost because the browser it was begun in fell silent.
    /// </summary>
    public static async Task ForgetAsync(Chat chat, LinkedConversation other, bool keepsWork, ISigning signing)
    {
        chat.Unlink(other.Id);
        if (!other.Lends) return;
        if (!keepsWork)
        {
            await Work.EndSigningAsync(chat, signing);
            chat.HandOver(DialogNames.Register, DialogNames.Activate, DialogNames.History, DialogNames.Certificate);
        }

        chat.ForgetPerson();
    }
}
