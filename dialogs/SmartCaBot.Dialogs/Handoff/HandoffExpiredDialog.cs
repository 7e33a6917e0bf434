using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Handoff;
using SmartCaBot.Dialogs.Content;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Dialogs.Handoff;

/// <summary>Nobody came in time: a call back instead.</summary>
internal sealed class HandoffExpiredDialog(IHelpDesk desk, Facts facts) : IDialog
{
    public string Name => DialogNames.HandoffExpired;

    public bool IsForm => true;

    public bool IsKept => false;

    public bool IsInternal => true;

    public async Task RunAsync(Chat chat)
    {
        var now = await chat.LookUpAsync("now", "", _ => desk.AvailabilityAsync(HandoffQueues.General, chat.CancellationToken));
        if (now is DeskAvailability.None) HumanDialog.TellHotline(chat, facts);
        else await ContactStep.RunAsync(chat, desk, facts, ContactCause.WaitedTooLong, Offer(now), chat.Case?.Words ?? "");
    }

    private Phrase Offer(DeskAvailability now) => now is DeskAvailability.Closed { OpensAt: var opens }
        ? new Phrase("contact.expired_until", ("opens", opens), ("hotline", facts.Hotline))
        : new Phrase("contact.expired", ("hotline", facts.Hotline));
}
