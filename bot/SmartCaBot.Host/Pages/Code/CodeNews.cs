using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SmartCaBot.Channels.Outbox;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;
using SmartCaBot.Dialogs;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Host.Pages.Code;

/// <summary>
/// Tells a conversation that its code was entered on the page, once, so that it goes on by itself. Before a code is checked a mark is
/// laid into the outbox; after a crash between the check and the news <see cref="CodeWatch"/> finds it and sends the news.
/// </summary>
internal sealed class CodeNews(IOutboxStore outbox, OutboxBell bell, TimeProvider clock)
{
    /// <summary>Outbox kind of the marks.</summary>
    public const string MarkKind = "code-note";

    /// <summary>
    /// What an earlier version called them. It may have been stopped between a check and its news; a mark lives for a day, so this can go with
    /// the next version.
    /// </summary>
    public const string FormerMarkKind = "code";

    public Task EnteredAsync(AwaitedCode awaited) => SendAsync(BotEvents.CodeEntered, awaited, "a", "entered");

    public Task CancelledAsync(AwaitedCode awaited) => SendAsync(BotEvents.CodeCancelled, awaited, "do", Commands.Cancel);

    /// <summary>Lays the mark of a check, addressed to its conversation, which takes it along when it is erased; its id. A row for each check under way, and none once it has come back.</summary>
    public async Task<string> MarkAsync(AwaitedCode awaited)
    {
        var id = $"code-note-{Guid.NewGuid():N}";
        var now = clock.GetUtcNow();
        await outbox.EnqueueAsync(
            new OutboxMessage(id, MarkKind, awaited.ConversationId, JsonSerializer.Serialize(awaited), now, now + CodeWatch.LongestWorth), now + CodeWatch.Patience,
            CancellationToken.None);
        return id;
    }

    public ValueTask RemoveMarkAsync(string mark) => outbox.WithdrawAsync(mark, CancellationToken.None);

    /// <summary>The value is read as a pressed button of that question: an answer to it (a), or a command (do).</summary>
    private async Task SendAsync(string name, AwaitedCode awaited, string act, string argument)
    {
        var notice = new ConversationEvent(name, JsonSerializer.SerializeToElement(new Dictionary<string, object>
        {
            ["smartca"] = new Dictionary<string, string> { ["q"] = $"{awaited.RunId}/{awaited.Key}", [act] = argument },
            ["purpose"] = awaited.Purpose.ToString(),
            ["reference"] = awaited.Reference,
        }));
        await outbox.EnqueueAsync(
            new OutboxMessage(IdOf(name, awaited), ConversationEvent.Kind, awaited.ConversationId, JsonSerializer.Serialize(notice), clock.GetUtcNow()),
            CancellationToken.None);
        bell.Ring(ConversationEvent.Kind);
    }

    /// <summary>The same news has the same name, so however often it is sent the conversation hears it once.</summary>
    private static string IdOf(string name, AwaitedCode awaited) =>
        $"{name}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{awaited.Reference}\n{awaited.RunId}\n{awaited.Key}")).AsSpan(0, 16))}";
}
