using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using SmartCaBot.Channels.Http;

namespace SmartCaBot.Channels.DirectLine.Tokens;

/// <summary>tokens/generate, tokens/refresh and session/getsessionid.</summary>
internal sealed class TokenEndpoints(CallerReader callers, TokenService tokens, OriginPolicy origins)
{
    public async ValueTask<ChannelError?> GenerateAsync(HttpContext context)
    {
        var (caller, error) = callers.Read(context.Request);
        if (error is not null) return error;
        if (caller is not Caller.Server) return ChannelError.SecretNeeded;
        if (!origins.Allows(context.Request)) return ChannelError.OriginNotAllowed;
        var (claims, bad) = await NewClaimsAsync(context.Request, context.RequestAborted);
        if (claims is null) return bad;
        await AnswerAsync(context, claims);
        return null;
    }

    public async ValueTask<ChannelError?> RefreshAsync(HttpContext context)
    {
        var (caller, error) = callers.Read(context.Request);
        if (error is not null) return error;
        if (caller is not Caller.Person(var claims)) return ChannelError.TokenNeeded;
        if (!origins.Allows(context.Request, claims.Origins)) return ChannelError.OriginNotAllowed;
        await AnswerAsync(context, claims);
        return null;
    }

    /// <summary>Sign-in cards append it to their address. This bot uses none, so the id is random and remembered nowhere.</summary>
    public async ValueTask<ChannelError?> SessionIdAsync(HttpContext context)
    {
        var (_, error) = callers.Read(context.Request);
        if (error is not null) return error;
        await JsonAnswer.WriteAsync(context, json =>
            json.WriteString("sessionId"u8, Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32))));
        return null;
    }

    /// <summary>A new conversation for the person the caller names, or for somebody new.</summary>
    private static async ValueTask<(TokenClaims? Claims, ChannelError? Error)> NewClaimsAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var (parameters, error) = await RequestBody.ReadAsync(request, ChannelsJson.Default.TokenParameters, cancellationToken);
        return error is null ? NewClaims(parameters) : (null, error);
    }

    public static (TokenClaims? Claims, ChannelError? Error) NewClaims(TokenParameters? parameters)
    {
        var user = parameters?.User?.Id is { Length: > 0 } given ? given : Ids.NewUser();
        if (!Ids.IsUser(user)) return (null, ChannelError.BadUserId);
        var trusted = parameters?.TrustedOrigins?.OfType<string>().Where(DirectLineOptions.IsOrigin).Take(10).ToArray();
        return (new TokenClaims(user, Ids.NewConversation(), trusted is { Length: > 0 } ? trusted : null), null);
    }

    private Task AnswerAsync(HttpContext context, TokenClaims claims) => JsonAnswer.WriteAsync(
        context, new ConversationAnswer(claims.ConversationId, tokens.Issue(claims), tokens.ExpiresIn), ChannelsJson.Default.ConversationAnswer);
}
