using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Dialogs.Linking;

/// <summary>Shows a code by which the person goes on, or is known, on another channel.</summary>
internal sealed class LinkDialog(ILinks links) : IDialog
{
    public string Name => DialogNames.Link;

    public async Task RunAsync(Chat chat)
    {
        var made = await chat.OnceAsync(
            "code", key => links.MakeAsync(key, new LinkedConversation(chat.ConversationId, chat.Channel) { Stamp = LinkStamp.Of(chat) }, chat.Now, chat.CancellationToken));
        chat.Tell("said", made.Code is { } code
            ? new Message(new Phrase("link.code", ("code", LinkWords.Shown(code)), ("minutes", made.Minutes)))
            : new Message(new Phrase("link.too_many", ("minutes", made.Minutes))));
        if (!chat.Links.IsEmpty) chat.Tell("linked", new Phrase("link.linked", ("channels", chat.Links.Select(Channels.Line).ToArray())));
    }
}
