using System.Globalization;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Interpreting;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Dialogs.Steps;
using SmartCaBot.Dialogs.Talk;

namespace SmartCaBot.Dialogs.Signing;

/// <summary>What the person signed, newest first, a few at a time.</summary>
internal sealed class HistoryDialog(ISigning signing, IdentifyStep identify) : IDialog
{
    private const int PageSize = 10;
    private const int ShownId = 8;

    public string Name => DialogNames.History;

    public bool IsForm => true;

    public bool IsKept => false;

    public async Task RunAsync(Chat chat)
    {
        if (await identify.RunAsync(chat) is not { } person) return;
        for (var page = 0; ; page++)
        {
            var (key, skip) = (string.Create(CultureInfo.InvariantCulture, $"history.{page}"), page * PageSize);
            // One more than is shown tells whether there are more.
            var history = await Retry.UntilAvailableAsync(
                chat, key,
                () => chat.LookUpAsync(key, person.Subject, _ => signing.HistoryAsync(person, skip, PageSize + 1, chat.CancellationToken)),
                h => !h.Available);
            var shown = history.Items.Take(PageSize).ToArray();
            if (history.Items.Count <= PageSize)
            {
                chat.Tell($"{key}.said", Last(shown, skip));
                return;
            }

            await chat.AskAsync($"{key}.more", More(List(shown, skip, "history.some")));
        }
    }

    private static Message Last(SignedItem[] items, int skip) => items.Length + skip == 0
        ? new Message("history.none") { Buttons = Menu.Of("sign", "services") }
        : new Message(List(items, skip, skip == 0 ? "history" : "history.last")) { Buttons = Menu.Of("sign", "verify", "human") };

    private static Phrase List(SignedItem[] items, int skip, string key) =>
        new(key, ("count", items.Length + skip), ("from", skip + 1), ("items", items.Select(Line).ToArray()));

    /// <summary>Whoever goes on to something else has not left anything undone.</summary>
    private static Question<bool> More(Phrase list) => new(
        new Message(list) { Input = InputKind.Choice, Buttons = [Button.Reply("more", "history.more"), .. Menu.Of("sign", "human")] },
        input => input.Button?.Answer == "more" || IsMore(input.Text) ? true : new Answer<bool>.Unrelated())
    {
        Passing = true,
    };

    private static bool IsMore(string text) => YesNoWords.Read(text) is true || PlainWords.Of(text) is "xem tiep" or "xem them" or "tiep" or "them"
        or "nua" or "con nua khong" or "trang sau" or "more" or "show more" or "next";

    private static Phrase Line(SignedItem item) => new(
        item.Others > 0 ? "history.line.more" : "history.line",
        ("name", item.Document), ("others", item.Others), ("at", item.At),
        ("from", item.Requester is { } requester ? new Phrase("history.from", ("name", requester)) : "history.from_chat"),
        ("id", item.TransactionId.Length > ShownId ? item.TransactionId[^ShownId..].ToUpperInvariant() : item.TransactionId));
}
