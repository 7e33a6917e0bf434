using System.Text.Json;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Turns;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Dialogs.Linking;

/// <summary>The conversation that showed the code hears that it was used: it says who the person is, and what is under way.</summary>
internal sealed class LinkMadeDialog : IDialog
{
    public string Name => DialogNames.LinkMade;

    public Task RunAsync(Chat chat)
    {
        var news = LinkNews.Read(chat.Argument!);
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

/// <summary>The conversation where the code was entered learns who the person is, and offers to go on with what is under way.</summary>
internal sealed class LinkReadyDialog : IDialog
{
    public string Name => DialogNames.LinkReady;

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

/// <summary>Hands the unfinished work over: it leaves this conversation in the commit that sends it.</summary>
internal sealed class WorkAskedDialog(ISigning signing) : IDialog
{
    public string Name => DialogNames.WorkAsked;

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

/// <summary>Takes over what the other conversation handed over.</summary>
internal sealed class WorkMovedDialog(ILinks links) : IDialog
{
    public string Name => DialogNames.WorkMoved;

    public async Task RunAsync(Chat chat)
    {
        var news = LinkNews.Read(chat.Argument!);
        if (!chat.Links.Any(l => l.Id == news.Conversation)) return;
        if (news.Work is null)
        {
            chat.Tell("none", "link.nothing_left");
            return;
        }

        if (news.Frames is { ValueKind: JsonValueKind.Array } frames) chat.TakeOver(frames);
        if (news.Work != DialogNames.Sign) return;
        var copy = news.File is null ? null : await chat.OnceAsync(
            "file", key => links.CopyFileAsync(key, news.Conversation, news.File, chat.ConversationId, chat.CancellationToken));
        if (copy is not null) chat.LeaveFiles(copy);
        await chat.ContinueWithAsync(DialogNames.Sign);
    }
}
