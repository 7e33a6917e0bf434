using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Handoff;
using SmartCaBot.Conversations.Turns;
using SmartCaBot.Dialogs.Content;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Dialogs.Steps;
using SmartCaBot.Dialogs.Switching;
using SmartCaBot.Dialogs.Talk;

namespace SmartCaBot.Dialogs.Handoff;

/// <summary>
/// A person to talk to: somebody of the help desk when one is there, otherwise a call back or the hotline. Nobody is made to wait for a desk
/// that is closed.
/// </summary>
internal sealed class HumanDialog(IHelpDesk desk, SwitchNotices notices, Facts facts) : IDialog
{
    /// <summary>As argument: the bot did not understand several times.</summary>
    public const string AfterMisses = "misses";

    private const string Skip = "skip";
    private const int LongestWords = 500;

    public string Name => DialogNames.Human;

    public bool IsForm => true;

    public bool IsKept => false;

    public async Task RunAsync(Chat chat)
    {
        if (notices.Of(SwitchName.Handoff, chat.Language) is { } off)
        {
            chat.Outcome(TurnOutcome.SwitchedOff);
            chat.Tell("off", new Message(off) { Buttons = Menu.Of("register", "sign", "services") });
            return;
        }

        if (chat.IsAtHub)
        {
            HandOff(chat, await AskWordsAsync(chat), new Phrase("human.waiting.hub"));
            return;
        }

        // Before anything is asked: who cannot be helped now need not explain why they came.
        switch (await AvailabilityAsync(chat, "first", ""))
        {
            case DeskAvailability.None:
                chat.Outcome(TurnOutcome.HandedOff);
                TellHotline(chat, facts);
                break;
            case DeskAvailability.Open:
                await QueueAsync(chat);
                break;
            case var away:
                await ContactStep.RunAsync(chat, desk, facts, away, words: null);
                break;
        }
    }

    internal static void TellHotline(Chat chat, Facts facts) => chat.Tell(
        "human", new Message(new Phrase("human", ("hotline", facts.Hotline))) { Buttons = Menu.Of("register", "sign", "services") });

    internal static Task<string> AskWordsAsync(Chat chat) => chat.AskAsync("words", new Question<string>(
        new Message("human.words") { Buttons = [Button.Reply(Skip, "human.words.skip"), StepButtons.Cancel] },
        input => input.Button?.Answer == Skip ? ""
            : input.Text.Length is > 0 and <= LongestWords ? input.Text
            : input.Text.Length == 0 ? new Answer<string>.Unrelated()
            : Answer.No<string>("human.words.short")));

    private async Task QueueAsync(Chat chat)
    {
        var words = await AskWordsAsync(chat);
        // Asked again: the question may have stood for an hour.
        var now = await AvailabilityAsync(chat, "now", words);
        if (now is DeskAvailability.Open open) HandOff(chat, words, Waiting(open));
        else await ContactStep.RunAsync(chat, desk, facts, now, words);
    }

    private Task<DeskAvailability> AvailabilityAsync(Chat chat, string key, string of) =>
        chat.LookUpAsync(key, of, _ => desk.AvailabilityAsync(HandoffQueues.General, chat.CancellationToken));

    private static void HandOff(Chat chat, string words, Phrase waiting) => chat.HandOff(
        HandoffQueues.General,
        chat.Argument == AfterMisses ? HandoffReason.NotUnderstood : HandoffReason.Asked,
        words.Length > 0 ? words : null,
        new Message(waiting) { Buttons = [Button.Start(Commands.StopWaiting, "human.stop_waiting")] });

    private static Phrase Waiting(DeskAvailability.Open open)
    {
        if (open is not { WaitFrom: { } from, WaitTo: { } to }) return new Phrase("human.waiting", ("position", open.Position));
        var least = Math.Max(1, (int)from.TotalMinutes);
        return new Phrase(
            "human.waiting.range", ("position", open.Position), ("from", least), ("to", Math.Max(least + 1, (int)Math.Ceiling(to.TotalMinutes))));
    }
}
