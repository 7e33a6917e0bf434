using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.TestKit.Simulators;

/// <summary>Documents that an office has handed over: pass → office and file; each is one conversation's.</summary>
public sealed class SimulatedHandedDocuments : IHandedDocuments
{
    private readonly Dictionary<string, string> _takenBy = new(StringComparer.Ordinal);

    public Dictionary<string, HandedDocument> Known { get; } = new(StringComparer.Ordinal);

    /// <summary>What the office sees: signed, declined, given-back.</summary>
    public List<string> Seen { get; } = [];

    public Task<HandedDocument?> TakeAsync(string conversationId, string pass, CancellationToken cancellationToken) =>
        Task.FromResult(Known.TryGetValue(pass, out var document) && (_takenBy.TryAdd(pass, conversationId) || _takenBy[pass] == conversationId) ? document : null);

    public Task SignedAsync(string documentId, string conversationId, CancellationToken cancellationToken) => See("signed", documentId);

    public Task DeclinedAsync(string documentId, string conversationId, CancellationToken cancellationToken) => See("declined", documentId);

    public async Task<bool> GiveBackAsync(string documentId, string conversationId, ReceivedFile signed, CancellationToken cancellationToken)
    {
        await See("given-back", documentId);
        return true;
    }

    private Task See(string what, string documentId)
    {
        Seen.Add($"{what} {documentId}");
        return Task.CompletedTask;
    }
}
