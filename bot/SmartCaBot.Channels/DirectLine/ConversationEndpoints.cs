using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SmartCaBot.Channels.DirectLine.Tokens;
using SmartCaBot.Channels.Http;
using SmartCaBot.Channels.Turns;

namespace SmartCaBot.Channels.DirectLine;

/// <summary>Starting a conversation and coming back to it.</summary>
internal sealed class ConversationEndpoints(
    CallerReader callers, TokenService tokens, StreamTickets tickets, OriginPolicy origins, BaseAddress address, DirectLineTurns turns)
{
    public async ValueTask<ChannelError?> StartAsync(HttpContext context)
    {
        var (caller, denied) = callers.Read(context.Request);
        if (denied is not null) return denied;
        var (parameters, malformed) = await RequestBody.ReadAsync(context.Request, ChannelsJson.Default.TokenParameters, context.RequestAborted);
        if (malformed is not null) return malformed;
        // A token has its conversation; a secret always opens a new one.
        var (claims, error) = caller is Caller.Person(var own) ? (own, null) : TokenEndpoints.NewClaims(parameters);
        if (claims is null) return error;
        if (!origins.Allows(context.Request, claims.Origins)) return ChannelError.OriginNotAllowed;

        var isNew = await turns.JoinAsync(claims.ConversationId, claims.UserId, new JoinValue(JoinValue.Tag(parameters?.Locale), null, null));
        context.Response.StatusCode = isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK;
        await AnswerAsync(context, claims, watermark: null);
        return null;
    }

    public async ValueTask<ChannelError?> ReconnectAsync(HttpContext context)
    {
        var conversationId = (string)context.GetRouteValue("conversationId")!;
        var (caller, denied) = callers.Read(context.Request, conversationId);
        if (denied is not null) return denied;
        // Whoever holds the secret names the sender in each activity; the token is for somebody new.
        var claims = caller is Caller.Person(var own) ? own : new TokenClaims(Ids.NewUser(), conversationId);
        if (!origins.Allows(context.Request, claims.Origins)) return ChannelError.OriginNotAllowed;
        await AnswerAsync(context, claims, Watermark.Forward(context.Request));
        return null;
    }

    private Task AnswerAsync(HttpContext context, TokenClaims claims, string? watermark) => JsonAnswer.WriteAsync(
        context,
        new ConversationAnswer(
            claims.ConversationId, tokens.Issue(claims), tokens.ExpiresIn, StreamUrl(context.Request, claims.ConversationId, watermark)),
        ChannelsJson.Default.ConversationAnswer);

    /// <summary>http becomes ws and https wss; without a watermark the stream begins with the conversation.</summary>
    private string StreamUrl(HttpRequest request, string conversationId, string? watermark)
    {
        var place = watermark is null ? "" : $"watermark={watermark}&";
        return $"ws{address.Of(request)["http".Length..]}/v3/directline/conversations/{conversationId}/stream?{place}t={tickets.Make(conversationId, request)}";
    }
}
