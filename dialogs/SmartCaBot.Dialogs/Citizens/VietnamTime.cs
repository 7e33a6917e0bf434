using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Content;

namespace SmartCaBot.Dialogs.Citizens;

internal static class VietnamTime
{
    public static DateOnly Today(this Chat chat) => DateOnly.FromDateTime(chat.Now.ToOffset(PhraseValues.VietnamOffset).DateTime);
}
