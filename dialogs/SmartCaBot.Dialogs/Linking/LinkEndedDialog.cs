using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Dialogs.Linking;

/// <summary>Hears that a linked conversation ended the link, or would not have it.</summary>
internal sealed class LinkEndedDialog(ISigning signing) : IDialog
{
    public string Name => DialogNames.LinkEnded;

    public bool IsInternal => true;

    public async Task RunAsync(Chat chat)
    {
        var news = LinkNews.Read(chat.Argument!);
        if (chat.Links.FirstOrDefault(l => l.Id == news.Conversation) is not { } other) return;
        await LinkEnd.ForgetAsync(chat, other, news.KeepsWork, signing);
        chat.Tell("ended", new Phrase(news.IsRefused ? "link.refused_there" : "link.ended_there", ("channel", Channels.Name(other.Channel))));
    }
}
