using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Dialogs.Linking;

/// <summary>Ends all links of this conversation (asked to, by leaving, or after a long silence), or hears (with the argument) that another ended one.</summary>
internal sealed class LinkEndDialog(ISigning signing) : IDialog
{
    public string Name => DialogNames.LinkEnd;

    public async Task RunAsync(Chat chat)
    {
        if (chat.Argument is { } told and not WellKnownDialogs.Silence)
        {
            await HearAsync(chat, LinkNews.Read(told).Conversation);
            return;
        }

        if (chat.Links.IsEmpty)
        {
            chat.Tell("none", "link.none");
            return;
        }

        foreach (var other in chat.Links)
        {
            chat.Send($"end.{other.Id}", other.Id, BotEvents.LinkEnded, new LinkNews { Conversation = chat.ConversationId, Channel = chat.Channel }.ToJson());
            await EndAsync(chat, other);
        }

        chat.Tell("ended", chat.Argument is null ? "link.ended" : "link.ended_by_silence");
    }

    private async Task HearAsync(Chat chat, string conversation)
    {
        if (chat.Links.FirstOrDefault(l => l.Id == conversation) is not { } other) return;
        await EndAsync(chat, other);
        chat.Tell("ended", new Phrase("link.ended_there", ("channel", Channels.Name(other.Channel))));
    }

    /// <summary>Whoever knew the person through the link knows them no longer, and keeps nothing of their unfinished work.</summary>
    private async Task EndAsync(Chat chat, LinkedConversation other)
    {
        chat.Unlink(other.Id);
        if (!other.Lends) return;
        await Work.EndSigningAsync(chat, signing);
        chat.HandOver(DialogNames.Register, DialogNames.Activate, DialogNames.History, DialogNames.Certificate);
        chat.ForgetPerson();
    }
}
