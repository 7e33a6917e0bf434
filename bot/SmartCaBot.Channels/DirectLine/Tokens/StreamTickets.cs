using Microsoft.AspNetCore.Http;
using SmartCaBot.Channels.Keys;

namespace SmartCaBot.Channels.DirectLine.Tokens;

/// <summary>
/// What a WebSocket address carries instead of the token, because addresses end up in logs: good for one conversation and
/// one minute, and for the page that asked for it.
/// </summary>
internal sealed class StreamTickets(KeyRing keys, OriginPolicy origins, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);

    private readonly ExpiringSeal _seal = new(keys, KeyPurpose.StreamTicket);

    public string Make(string conversationId, HttpRequest request) =>
        _seal.Make(Subject(conversationId, request.Headers.Origin), clock.GetUtcNow() + Lifetime);

    public bool IsValid(string conversationId, HttpRequest request)
    {
        var ticket = (string?)request.Query["t"];
        var now = clock.GetUtcNow();
        if (_seal.IsValid(Subject(conversationId, request.Headers.Origin), ticket, now)) return true;
        // A page's own origin is not told with its GET requests, but with every WebSocket.
        return origins.Allows(request) && _seal.IsValid(Subject(conversationId, null), ticket, now);
    }

    private static string Subject(string conversationId, string? origin) => $"{conversationId.Length}:{conversationId}{origin}";
}
