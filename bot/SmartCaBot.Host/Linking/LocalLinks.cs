using System.Text.Json;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Host.Linking;

/// <summary>
/// Link codes in the shared store: each under a keyed hash, with the conversation that showed it encrypted beside. Whoever uses one up
/// writes their mark over the version they read, so of many exactly one wins, and the winner's turn may run again.
/// </summary>
internal sealed class LocalLinks(ISharedValues values, LinkCodes codes, IFileStore files, LinkMetrics counts, TimeProvider clock) : ILinks
{
    /// <summary>Of one conversation within <see cref="Lifetime"/>.</summary>
    private const int MostMade = 5;
    private const int MostTries = 5;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly Tries _tries = new(values, clock);

    public async Task<LinkCode> MakeAsync(string key, LinkedConversation conversation, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var code = new LinkCode(codes.Of(key), (int)Lifetime.TotalMinutes);
        var name = codes.NameOfCode(code.Code!);
        if (await values.ReadAsync(name, cancellationToken) is not null) return code;
        if (!await _tries.TryTakeAsync(codes.NameOfMade(conversation.Id), MostMade, Lifetime, cancellationToken)) return code with { Code = null };
        await values.TryWriteAsync(name, JsonSerializer.Serialize(new Shown(conversation, null)), 0, now + Lifetime, cancellationToken);
        return code;
    }

    public async Task<LinkEntry> EnterAsync(string key, string conversationId, string code, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var entry = await TryAsync(key, conversationId, code, now, cancellationToken);
        counts.Entered(entry.Outcome);
        return entry;
    }

    public async Task<ReceivedFile?> CopyFileAsync(
        string key, string fromConversation, ReceivedFile file, string toConversation, CancellationToken cancellationToken)
    {
        if (await files.OpenAsync(fromConversation, file.Id, cancellationToken) is not { } stored) return null;
        await using var content = stored.Content;
        return await files.SaveAsync(
            $"link:{key}", toConversation, stored.File.Name, stored.File.ContentType,
            async (output, token) =>
            {
                content.Position = 0;
                await content.CopyToAsync(output, token);
            },
            cancellationToken);
    }

    private async Task<LinkEntry> TryAsync(string key, string conversationId, string code, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (name, mark) = (codes.NameOfCode(code), codes.Mark(key));
        var stored = await values.ReadAsync(name, cancellationToken);
        if (stored is not null && Read(stored) is { UsedBy: { } user } used && user == mark) return new LinkEntry(LinkOutcome.Linked, used.Of);
        if (!await _tries.TryTakeAsync(codes.NameOfTries(conversationId), MostTries, Lifetime, cancellationToken))
            return new LinkEntry(LinkOutcome.TooMany);
        if (stored is null || stored.IsOver(now) || Read(stored) is not { UsedBy: null } shown) return new LinkEntry(LinkOutcome.Unknown);
        if (shown.Of.Id == conversationId) return new LinkEntry(LinkOutcome.OwnCode);
        return await values.TryWriteAsync(name, JsonSerializer.Serialize(shown with { UsedBy = mark }), stored.Version, stored.ExpiresAt, cancellationToken)
            ? new LinkEntry(LinkOutcome.Linked, shown.Of)
            : new LinkEntry(LinkOutcome.Unknown);
    }

    private static Shown Read(SharedValue value) =>
        JsonSerializer.Deserialize<Shown>(value.Value) ?? throw new JsonException("A link code is empty.");

    /// <param name="Of">The conversation that showed the code.</param>
    /// <param name="UsedBy">The mark of who used it up; null while nobody has.</param>
    private sealed record Shown(LinkedConversation Of, string? UsedBy);
}
