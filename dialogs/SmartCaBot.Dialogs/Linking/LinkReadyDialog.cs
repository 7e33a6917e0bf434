using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Dialogs.Linking;

/// <summary>The conversation where the code was entered learns who the person is, and offers to go on with what is under way.</summary>
internal sealed class LinkReadyDialog : IDialog
{
    public string Name => DialogNames.LinkReady;

    public bool IsInternal => true;

    public async Task RunAsync(Chat chat)
    {
        var news = LinkNews.Read(chat.Argument!);
        if (!chat.Links.Any(l => l.Id == news.Conversation)) return;
        if (news.Person is { } person) chat.Identify(person);
        if (news.Work is not { } work || chat.InProgress(Work.Dialogs).Count > 0)
        {
            chat.Tell("ready", news.Person is null ? "link.ready" : new Phrase("link.ready_known", ("name", news.Person.Name)));
            return;
        }

        var offer = new Message(new Phrase("link.offer", ("work", Work.Name(work)), ("channel", Channels.Name(news.Channel))));
        if (!await chat.ConfirmAsync("offer", offer, "link.offer.yes", "link.offer.no"))
        {
            chat.Tell("stays", "link.stays");
            return;
        }

        chat.Send("ask", news.Conversation, BotEvents.WorkAsked, new LinkNews { Conversation = chat.ConversationId, Channel = chat.Channel }.ToJson());
        chat.Tell("coming", "link.coming");
    }
}
