using System.Text.Json;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Dialogs.Linking;

/// <summary>Unfinished work that can go on in another conversation.</summary>
internal static class Work
{
    public static readonly string[] Dialogs = [DialogNames.Register, DialogNames.Activate, DialogNames.Sign];

    public static Phrase Name(string dialog) => dialog == DialogNames.Sign ? "link.work.sign" : "link.work.register";

    /// <summary>
    /// A signing is not carried over: its transaction belongs to this conversation and is cancelled, and its file begins anew there. So there
    /// is never more than one that could be signed.
    /// </summary>
    public static async Task<ReceivedFile?> EndSigningAsync(Chat chat, ISigning signing)
    {
        if (chat.HandOver(DialogNames.Sign) is not { } frames) return null;
        var entries = frames[0].GetProperty("Entries").EnumerateArray().ToArray();
        var prepared = Read<PreparedSigning>(entries, "prepare");
        if (prepared?.TransactionId is { } transaction && chat.Person is { } person)
            await signing.CancelAsync(person, transaction, chat.CancellationToken);
        return Read<ReceivedFile>(entries, "waiting-file") ?? Read<ReceivedFile>(entries, "file");
    }

    private static T? Read<T>(JsonElement[] entries, string key) where T : class =>
        Array.Find(entries, e => e.GetProperty("Key").GetString() == key) is { ValueKind: JsonValueKind.Object } entry
        && entry.GetProperty("Json").GetString() is { } json
            ? JsonSerializer.Deserialize<T>(json)
            : null;
}
