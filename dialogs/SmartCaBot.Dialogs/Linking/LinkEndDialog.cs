using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Dialogs.Linking;

/// <summary>Ends all links of this conversation: asked to, or (the argument) because the person left or has been silent for long.</summary>
internal sealed class LinkEndDialog(ISigning signing) : IDialog
{
    public string Name => DialogNames.LinkEnd;

    public async Task RunAsync(Chat chat)
    {
        if (chat.Links.IsEmpty)
        {
            chat.Tell("none", "link.none");
            return;
        }

        var isWish = chat.Argument is not (WellKnownDialogs.Silence or WellKnownDialogs.Left);
        foreach (var other in chat.Links)
        {
            chat.Send($"end.{other.Id}", other.Id, BotEvents.LinkEnded, new LinkNews
            {
                Conversation = chat.ConversationId,
                Channel = chat.Channel,
                KeepsWork = !isWish,
            }.ToJson());
            await LinkEnd.ForgetAsync(chat, other, !isWish, signing);
        }

        chat.Tell("ended", chat.Argument switch
        {
            WellKnownDialogs.Silence => "link.ended_by_silence",
            WellKnownDialogs.Left => "link.ended_by_leaving",
            _ => "link.ended",
        });
    }
}
