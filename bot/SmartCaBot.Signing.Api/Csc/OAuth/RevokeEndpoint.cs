using Microsoft.AspNetCore.Http;
using SmartCaBot.Signing.Api.Csc.Access;
using SmartCaBot.Signing.Api.Csc.Wire;

namespace SmartCaBot.Signing.Api.Csc.OAuth;

/// <summary>oauth2/revoke (CSC v1 8.3.4, v2 8.4.5). A refresh token takes all that came of its authorisation with it.</summary>
internal sealed class RevokeEndpoint(OAuthForm clients, TokenTable tokens)
{
    public async Task<IResult> AnswerAsync(HttpContext http)
    {
        var (form, client, refusal) = await clients.EnterAsync(http);
        if (refusal is not null) return CscAnswer.Refuse(refusal);
        var (text, hint) = (form!["token"].ToString(), form["token_type_hint"].ToString());
        if (text.Length == 0) return CscAnswer.Refuse(CscFailure.Missing("token"));
        if (hint is not ("" or "access_token" or "refresh_token")) return CscAnswer.Refuse(CscFailure.Bad("Invalid string parameter token_type_hint"));
        if (!SecretText.IsShaped(text) || await tokens.FindAsync(text, http.RequestAborted) is not { } found || found.ClientId != client!.ClientId)
            return CscAnswer.Refuse(CscFailure.Bad("Invalid string parameter token"));
        await tokens.RevokeAsync(found, CancellationToken.None);
        return CscAnswer.NoContent();
    }
}
