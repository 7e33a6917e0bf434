using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Handoff;
using SmartCaBot.Dialogs.Content;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Dialogs.Talk;

namespace SmartCaBot.Dialogs.Handoff;

/// <summary>Nobody can answer now: says when somebody can, and takes how and when to call back, if the person wishes.</summary>
internal static class ContactStep
{
    /// <param name="chat">The talk.</param>
    /// <param name="desk">Takes the wish.</param>
    /// <param name="facts">For the hotline.</param>
    /// <param name="away">Why nobody can answer.</param>
    /// <param name="words">What it is about; null to ask.</param>
    public static Task RunAsync(Chat chat, IHelpDesk desk, Facts facts, DeskAvailability away, string? words) => away switch
    {
        DeskAvailability.Closed closed => RunAsync(
            chat, desk, facts, ContactCause.Closed, new Phrase("contact.closed", ("opens", closed.OpensAt), ("hotline", facts.Hotline)), words),
        DeskAvailability.NobodyOnDuty { OpensAt: { } opens } => RunAsync(
            chat, desk, facts, ContactCause.NobodyOnDuty, new Phrase("contact.nobody_until", ("opens", opens), ("hotline", facts.Hotline)), words),
        _ => RunAsync(chat, desk, facts, ContactCause.NobodyOnDuty, new Phrase("contact.nobody", ("hotline", facts.Hotline)), words),
    };

    public static async Task RunAsync(Chat chat, IHelpDesk desk, Facts facts, ContactCause cause, Phrase offer, string? words)
    {
        if (!await chat.ConfirmAsync("contact.offer", offer, "contact.offer.yes", "contact.offer.no"))
        {
            HumanDialog.TellHotline(chat, facts);
            return;
        }

        // From here on the run holds how one person can be reached.
        chat.KeepToPerson();
        words ??= await HumanDialog.AskWordsAsync(chat);
        var reach = await chat.AskAsync("contact.reach", ContactReach.Question);
        var time = await chat.ChooseAsync("contact.time", "contact.time", Times);
        var consent = new Phrase("contact.consent", ("reach", reach.Masked), ("time", Times.First(t => t.Value == time).Label));
        if (!await chat.ConfirmAsync("contact.consent", consent, "contact.consent.yes", "contact.consent.no"))
        {
            chat.Tell("contact.dropped", new Message(new Phrase("contact.dropped", ("hotline", facts.Hotline))) { Buttons = Menu.Main });
            return;
        }

        await chat.OnceAsync("contact.take", async key =>
        {
            await desk.TakeContactAsync(key, Request(chat, cause, words, reach, time), chat.CancellationToken);
            return true;
        });
        chat.Tell("contact.taken", new Message("contact.taken") { Buttons = Menu.Of("register", "sign", "services") });
    }

    private static Choice<ContactTime>[] Times { get; } =
    [
        new("any", "contact.time.any", ContactTime.Any),
        new("morning", "contact.time.morning", ContactTime.Morning),
        new("afternoon", "contact.time.afternoon", ContactTime.Afternoon),
    ];

    private static ContactRequest Request(Chat chat, ContactCause cause, string words, ContactReach reach, ContactTime time) => new(
        chat.ConversationId, chat.Channel, chat.Language, HandoffQueues.General, cause, reach.Phone, reach.Email, time, chat.Now)
    {
        Words = words.Length > 0 ? chat.Masked(words) : null,
        Step = chat.StepBelow,
        CaseId = cause == ContactCause.WaitedTooLong ? chat.Case?.Id : null,
        Office = chat.Campaign?.Office,
    };
}
