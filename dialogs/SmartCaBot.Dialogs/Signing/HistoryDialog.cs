using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Dialogs.Steps;
using SmartCaBot.Dialogs.Talk;

namespace SmartCaBot.Dialogs.Signing;

/// <summary>What the person signed, newest first.</summary>
internal sealed class HistoryDialog(ISigning signing, IdentifyStep identify) : IDialog
{
    private const int MaxShown = 10;

    public string Name => DialogNames.History;

    public bool IsForm => true;

    public bool IsKept => false;

    public async Task RunAsync(Chat chat)
    {
        if (await identify.RunAsync(chat) is not { } person) return;
        var history = await Retry.UntilAvailableAsync(
            chat, "history",
            () => chat.LookUpAsync("history", person.Subject, _ => signing.HistoryAsync(person, chat.CancellationToken)),
            h => !h.Available);
        chat.Tell("history.said", history.Items.Count == 0
            ? new Message("history.none") { Buttons = Menu.Of("sign", "services") }
            : new Message(new Phrase(
                "history", ("count", history.Items.Count), ("items", history.Items.Take(MaxShown).Select(Line).ToArray())))
            {
                Buttons = Menu.Of("sign", "verify", "human"),
            });
    }

    private static Phrase Line(SignedItem item) => new("history.line", ("name", item.Document), ("at", item.At));
}
