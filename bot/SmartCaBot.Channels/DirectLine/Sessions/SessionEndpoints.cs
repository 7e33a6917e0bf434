using Microsoft.AspNetCore.Http;
using SmartCaBot.Channels.DirectLine.Tokens;
using SmartCaBot.Channels.Http;
using SmartCaBot.Channels.Turns;

namespace SmartCaBot.Channels.DirectLine.Sessions;

/// <summary>
/// Gives this host's own page the token of its browser's conversation: a new one at the first visit, the same one after a refresh, in a
/// second tab, and when a token has run out while the phone slept.
/// </summary>
internal sealed class SessionEndpoints(
    SessionCookie cookie, SessionSeal seal, NewSessions newSessions, TokenService tokens, OwnPage ownPage, DirectLineTurns turns,
    IKioskTickets kiosks)
{
    private const string RetryAfterSeconds = "60";

    /// <summary>A framed page's own memory ends with its tab, and is within reach of its scripts.</summary>
    private static readonly TimeSpan ResumeLifetime = TimeSpan.FromDays(1);

    public async ValueTask<ChannelError?> OpenAsync(HttpContext context)
    {
        if (!ownPage.Sent(context.Request)) return ChannelError.OriginNotAllowed;
        var (body, malformed) = await RequestBody.ReadAsync(context.Request, ChannelsJson.Default.SessionRequest, context.RequestAborted);
        if (malformed is not null) return malformed;
        var join = new JoinValue(JoinValue.Tag(body?.Locale), JoinValue.Tag(body?.Flow), JoinValue.Tag(body?.Code));
        var arrival = join.Arrival;

        if (body?.Kiosk is { } ticket) return await OpenKioskAsync(context, ticket, join);

        var framed = body?.Framed == true;
        var known = cookie.Read(context.Request, framed) ?? (framed ? seal.Read(body!.Resume, framed, ResumeLifetime) : null);
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
        cookie.Write(context, session, framed);
        var token = tokens.Issue(new TokenClaims(session.UserId, session.ConversationId));
        await JsonAnswer.WriteAsync(
            context,
            new SessionAnswer(token, session.ConversationId, session.UserId, tokens.ExpiresIn, isNew, framed ? seal.Make(session, framed) : null),
            ChannelsJson.Default.SessionAnswer);
        return null;
    }

    /// <summary>A conversation that no cookie leads back to: the page holds its token in memory, and it is gone with the page.</summary>
    private async Task<ChannelError?> OpenKioskAsync(HttpContext context, string ticket, JoinValue join)
    {
        if (await kiosks.UseAsync(ticket, context.RequestAborted) is not { } code) return ChannelError.NoSuchConversation;
        var session = new ChatSession(Ids.NewConversation(), Ids.NewUser(), "");
        await turns.JoinAsync(session.ConversationId, session.UserId, join with { Flow = null, Code = JoinValue.Tag(code) });
        var token = tokens.Issue(new TokenClaims(session.UserId, session.ConversationId));
        await JsonAnswer.WriteAsync(
            context, new SessionAnswer(token, session.ConversationId, session.UserId, tokens.ExpiresIn, IsNew: true), ChannelsJson.Default.SessionAnswer);
        return null;
    }

    /// <summary>The next visit begins a new conversation; on a shared computer nobody finds the old one.</summary>
    public async ValueTask<ChannelError?> ResetAsync(HttpContext context)
    {
        if (!ownPage.Sent(context.Request)) return ChannelError.OriginNotAllowed;
        var (body, malformed) = await RequestBody.ReadAsync(context.Request, ChannelsJson.Default.SessionRequest, context.RequestAborted);
        if (malformed is not null) return malformed;
        cookie.Remove(context, body?.Framed == true);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return null;
    }
}
