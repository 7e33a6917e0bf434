using System.Globalization;
using Microsoft.Extensions.Primitives;
using SmartCaBot.ZaloSandbox.Api;

namespace SmartCaBot.ZaloSandbox.OAuth;

/// <summary>POST /v4/oa/access_token: a code or a refresh token for the next pair. expires_in is a string.</summary>
internal sealed class TokenCalls(SandboxOptions options, ApiGate gate, Grants grants, TokenIssuer tokens)
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("/v4/oa/access_token", AnswerAsync).DisableAntiforgery();

    private async Task AnswerAsync(HttpContext http)
    {
        if (await gate.FailsAsync(http, "access_token")) return;
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : FormCollection.Empty;
        var (pair, error) = Exchange(form, http.Request.Headers["secret_key"]);
        await http.Response.WriteAsJsonAsync(error?.ToJson() ?? new
        {
            access_token = pair!.Access,
            refresh_token = pair.Refresh,
            expires_in = ((int)TokenPair.AccessLifetime.TotalSeconds).ToString(CultureInfo.InvariantCulture),
        }, http.RequestAborted);
    }

    private (TokenPair? Pair, OAuthError? Error) Exchange(IFormCollection form, StringValues secret)
    {
        if (form["app_id"] != options.AppId) return (null, OAuthError.App);
        if (secret != options.AppSecret) return (null, OAuthError.Secret);
        switch (form["grant_type"].ToString())
        {
            case "authorization_code":
                return grants.Use(form["code"].ToString(), form["code_verifier"].ToString()) is { } wrong ? (null, wrong) : (tokens.Issue(), null);
            case "refresh_token":
                return tokens.Refresh(form["refresh_token"].ToString()) is { } next ? (next, null) : (null, OAuthError.Refresh);
            default:
                return (null, OAuthError.Grant);
        }
    }
}
