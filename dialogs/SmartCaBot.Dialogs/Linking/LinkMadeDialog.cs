using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Dialogs.Linking;

/// <summary>The conversation that showed the code hears that it was used: it says who the person is, and what is under way.</summary>
internal sealed class LinkMadeDialog : IDialog
{
    public string Name => DialogNames.LinkMade;

    public bool IsInternal => true;

    public Task RunAsync(Chat chat)
    {
        var news = LinkNews.Read(chat.Argument!);
        var isFull = chat.Links.Length >= LinkedConversation.Most && chat.Links.All(l => l.Id != news.Conversation);
        if (news.Stamp != LinkStamp.Of(chat) || isFull)
        {
            chat.Send("refused", news.Conversation, BotEvents.LinkEnded, new LinkNews
            {
                Conversation = chat.ConversationId,
                Channel = chat.Channel,
                KeepsWork = true,
                IsRefused = true,
            }.ToJson());
            return Task.CompletedTask;
        }

        chat.Link(new LinkedConversation(news.Conversation, news.Channel));
        chat.Tell("said", new Phrase("link.made", ("channel", Channels.Name(news.Channel))));
        chat.Send("ready", news.Conversation, BotEvents.LinkReady, new LinkNews
        {
            Conversation = chat.ConversationId,
            Channel = chat.Channel,
            Person = chat.Person,
            Work = chat.InProgress(Work.Dialogs) is [.., var work] ? work : null,
        }.ToJson());
        return Task.CompletedTask;
    }
}
