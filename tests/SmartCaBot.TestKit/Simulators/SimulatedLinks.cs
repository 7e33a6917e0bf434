using System.Globalization;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.TestKit.Simulators;

/// <summary>Codes that link conversations: the nth is AAAA-22 and n, from 22.</summary>
internal sealed class SimulatedLinks(SimulatedWorld world) : ILinks
{
    private static readonly TimeSpan CodeTime = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, (LinkedConversation Of, DateTimeOffset Until)> _codes = new(StringComparer.Ordinal);
    private int _made;

    public Task<LinkCode> MakeAsync(string key, LinkedConversation conversation, DateTimeOffset now, CancellationToken cancellationToken) => world.OnceAsync(key, () =>
    {
        var code = "AAAA" + (2222 + _made++).ToString(CultureInfo.InvariantCulture);
        _codes[code] = (conversation, now + CodeTime);
        return new LinkCode(code, (int)CodeTime.TotalMinutes);
    });

    public Task<LinkEntry> EnterAsync(string key, string conversationId, string code, DateTimeOffset now, CancellationToken cancellationToken) => world.OnceAsync(key, () =>
    {
        if (!_codes.TryGetValue(code, out var made) || made.Until <= now) return new LinkEntry(LinkOutcome.Unknown);
        if (made.Of.Id == conversationId) return new LinkEntry(LinkOutcome.OwnCode);
        _codes.Remove(code);
        return new LinkEntry(LinkOutcome.Linked, made.Of);
    });

    public Task<ReceivedFile?> CopyFileAsync(string key, string fromConversation, ReceivedFile file, string toConversation, CancellationToken cancellationToken) =>
        Task.FromResult<ReceivedFile?>(file with { Id = $"copy-of-{file.Id}" });
}
