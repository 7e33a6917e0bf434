using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Turns;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Dialogs.Linking;

/// <summary>Takes the code (the argument) that another conversation showed. That conversation is told, and answers with what it knows.</summary>
internal sealed class LinkEnterDialog(ILinks links, ICampaigns campaigns) : IDialog
{
    public string Name => DialogNames.LinkEnter;

    public async Task RunAsync(Chat chat)
    {
        if (chat.Links.Length >= LinkedConversation.Most)
        {
            chat.Outcome(TurnOutcome.StepRejected);
            chat.Tell("full", "link.full");
            return;
        }

        var entry = await chat.OnceAsync(
            "enter", key => links.EnterAsync(key, chat.ConversationId, chat.Argument ?? "", chat.Now, chat.CancellationToken));
        if (entry is not { Outcome: LinkOutcome.Linked, Other: { } other })
        {
            // An office's printed code may look like one of ours.
            if (entry.Outcome == LinkOutcome.Unknown && await campaigns.FindAsync(chat.Argument ?? "", chat.CancellationToken) is { } campaign)
                await chat.ContinueWithAsync(DialogNames.Campaign, campaign.Code);
            chat.Outcome(TurnOutcome.StepRejected);
            chat.Tell("refused", entry.Outcome switch
            {
                LinkOutcome.OwnCode => "link.own_code",
                LinkOutcome.TooMany => "link.too_many_tries",
                _ => "link.unknown",
            });
            return;
        }

        chat.Link(other with { Lends = true, Stamp = null });
        chat.Send("made", other.Id, BotEvents.LinkMade, new LinkNews { Conversation = chat.ConversationId, Channel = chat.Channel, Stamp = other.Stamp }.ToJson());
        chat.Tell("done", new Phrase("link.done", ("channel", Channels.Name(other.Channel))));
    }
}
