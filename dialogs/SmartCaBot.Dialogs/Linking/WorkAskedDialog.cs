using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Turns;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Dialogs.Linking;

/// <summary>Hands the unfinished work over: it leaves this conversation in the commit that sends it.</summary>
internal sealed class WorkAskedDialog(ISigning signing) : IDialog
{
    public string Name => DialogNames.WorkAsked;

    public bool IsInternal => true;

    public async Task RunAsync(Chat chat)
    {
        var news = LinkNews.Read(chat.Argument!);
        if (!chat.Links.Any(l => l.Id == news.Conversation)) return;
        var work = chat.InProgress(Work.Dialogs);
        var file = await Work.EndSigningAsync(chat, signing);
        var frames = chat.HandOver(DialogNames.Register, DialogNames.Activate);
        chat.Send("moved", news.Conversation, BotEvents.WorkMoved, new LinkNews
        {
            Conversation = chat.ConversationId,
            Channel = chat.Channel,
            Work = work is [.., var last] ? last : null,
            Frames = frames,
            File = file,
        }.ToJson());
        if (work.Count > 0) chat.Tell("gone", new Phrase("link.moved", ("work", Work.Name(work[^1])), ("channel", Channels.Name(news.Channel))));
        chat.Outcome(TurnOutcome.Completed);
    }
}
