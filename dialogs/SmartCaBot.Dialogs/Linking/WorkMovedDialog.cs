using System.Text.Json;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Dialogs.Linking;

/// <summary>Takes over what the other conversation handed over.</summary>
internal sealed class WorkMovedDialog(ILinks links) : IDialog
{
    public string Name => DialogNames.WorkMoved;

    public bool IsInternal => true;

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
