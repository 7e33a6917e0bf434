using Microsoft.AspNetCore.Http;
using SmartCaBot.Channels.DirectLine.Tokens;
using SmartCaBot.Channels.Http;
using SmartCaBot.Channels.Turns;

namespace SmartCaBot.Channels.DirectLine.Sessions;

/// <summary>
/// Gives this host's own page the token of its browser's conversation: a new one at the first visit, the same one after a refresh, in a
/// second tab, and when a token has run out while the phone slept.
/// </summary>
internal sealed class SessionEndpoints(SessionCookie cookie, NewSessions newSessions, TokenService tokens, BaseAddress address, DirectLineTurns turns)
{
    private const string RetryAfterSeconds = "60";

    public async ValueTask<ChannelError?> OpenAsync(HttpContext context)
    {
        if (!IsOwnPage(context.Request)) return ChannelError.OriginNotAllowed;
        var (body, malformed) = await RequestBody.ReadAsync(context.Request, ChannelsJson.Default.SessionRequest, context.RequestAborted);
        if (malformed is not null) return malformed;
        var join = new JoinValue(JoinValue.Tag(body?.Locale), JoinValue.Tag(body?.Flow), JoinValue.Tag(body?.Code));
        var arrival = join is { Flow: null, Code: null } ? "" : Ids.Hash($"{join.Flow}/{join.Code}");

        var known = cookie.Read(context.Request);
        if (known is null && !newSessions.TryBegin(context.Connection.RemoteIpAddress))
        {
            context.Response.Headers.RetryAfter = RetryAfterSeconds;
            return ChannelError.TooManySessions;
        }

        var session = known ?? new ChatSession(Ids.NewConversation(), Ids.NewUser(), "");
        // The bot begins to greet while the page still loads its scripts.
        var isNew = await turns.JoinAsync(session.ConversationId, session.UserId, join);
        // Who comes back by another QR code arrives once more, with its value; a refresh of that page is not another arrival.
        if (!isNew && arrival.Length > 0 && arrival != session.Arrival)
            await turns.JoinAsync(session.ConversationId, session.UserId, join, arrival);

        session = session with { Arrival = arrival.Length > 0 ? arrival : session.Arrival };
        cookie.Write(context, session);
        var token = tokens.Issue(new TokenClaims(session.UserId, session.ConversationId));
        await JsonAnswer.WriteAsync(
            context,
            new SessionAnswer(token, session.ConversationId, session.UserId, tokens.ExpiresIn, isNew),
            ChannelsJson.Default.SessionAnswer);
        return null;
    }

    /// <summary>The next visit begins a new conversation; on a shared computer nobody finds the old one.</summary>
    public ValueTask<ChannelError?> ResetAsync(HttpContext context)
    {
        if (!IsOwnPage(context.Request)) return new(ChannelError.OriginNotAllowed);
        cookie.Remove(context);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return default;
    }

    /// <summary>Browsers say where a request comes from; programs say nothing, and have no cookie to misuse.</summary>
    private bool IsOwnPage(HttpRequest request) =>
        (string?)request.Headers["Sec-Fetch-Site"] switch
        {
            "same-origin" => true,
            null => (string?)request.Headers.Origin is not { Length: > 0 } origin || address.IsOwnOrigin(request, origin),
            _ => false,
        };
}
