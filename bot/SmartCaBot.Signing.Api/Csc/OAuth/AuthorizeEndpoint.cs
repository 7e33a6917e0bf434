using Microsoft.AspNetCore.Http;
using SmartCaBot.Channels.Http;
using SmartCaBot.Signing.Api.Clients;
using SmartCaBot.Signing.Api.Csc.Access;
using SmartCaBot.Signing.Api.Csc.Wire;
using SmartCaBot.Signing.Api.Requests;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Api.Csc.OAuth;

/// <summary>
/// oauth2/authorize (CSC v1 8.3.2, v2 8.4.3): a client sends a citizen here. What is asked is kept here and the citizen is sent on to a page of ours, whose
/// address the client does not learn: for scope service one where they say who they are, for scope credential the one where all signatures are confirmed.
/// Until client and way back are known nobody is sent anywhere. The page is that browser's alone (<see cref="BrowserMark"/>).
/// </summary>
internal sealed class AuthorizeEndpoint(
    IIntegrators integrators, ClientLimits limits, AuthorisationTable table, CredentialOrdering ordering, SigningApiOptions options, TimeProvider clock)
{
    public async Task<IResult> AnswerAsync(HttpContext http, Dialect dialect)
    {
        if (!limits.MayNetwork(ClientNetwork.Of(http.Connection.RemoteIpAddress))) return CscAnswer.Refuse(CscFailure.TooMany);
        if (http.Request.Query.Any(field => field.Value.Count > 1)) return CscAnswer.Refuse(CscFailure.NotJson);
        var query = AuthorizeQuery.Of(http.Request.Query);
        if (!ClientAccess.IsName(query.ClientId) || await integrators.FindAsync(query.ClientId, http.RequestAborted) is not { IsSuspended: false } client || !client.Kinds.Contains(IntegratorKind.Csc)
            || Redirect(client, query.RedirectUri) is not { } redirect)
            return ServicePage.WrongLink();
        var (record, failure) = await OpenAsync(client, redirect, query, dialect, http);
        return failure is null ? Results.Redirect(record!) : Results.Redirect(Returns.Refusal(redirect, query.State, failure).AbsoluteUri);
    }

    /// <summary>One that is registered, as a whole text; the only one when none is named.</summary>
    private static string? Redirect(Integrator client, string asked) => asked.Length == 0
        ? client.Redirects is [var only] ? only : null
        : client.Redirects.Contains(asked, StringComparer.Ordinal) ? asked : null;

    private async ValueTask<(string? Page, CscFailure? Failure)> OpenAsync(
        Integrator client, string redirect, AuthorizeQuery query, Dialect dialect, HttpContext http)
    {
        if (query.ResponseType != "code") return (null, new CscFailure(302, "unsupported_response_type", "Only response_type code is supported."));
        if (query.Scope is not ("service" or "credential")) return (null, new CscFailure(302, "invalid_scope", "The scope is service or credential."));
        var isCredential = query.Scope == "credential";
        if (!client.Scopes.Contains(isCredential ? ClientScopes.Sign : ClientScopes.Credentials)) return (null, CscFailure.NotForClient);
        if (query.State.Length > AuthorizeQuery.LongestState || query.State.Any(char.IsControl)) return (null, CscFailure.Invalid("state"));
        if (query.CodeChallenge.Length == 0 && dialect.IsV2) return (null, CscFailure.Missing("code_challenge"));
        if (query.CodeChallenge.Length > 0 && (query.ChallengeMethod != Pkce.Method || !Pkce.IsChallenge(query.CodeChallenge)))
            return (null, CscFailure.Invalid(query.ChallengeMethod == Pkce.Method ? "code_challenge" : "code_challenge_method"));
        var link = PageLinks.New();
        var record = new AuthorisationRecord(
            PageLinks.Hash(link), client.ClientId, isCredential ? CscScope.Credential : CscScope.Service, redirect, query.State, query.CodeChallenge, "", null, null,
            "", default, IsRedeemed: false, clock.GetUtcNow() + options.TransactionLifetime, BrowserMark.Set(http), query.RedirectUri.Length > 0);
        if (!isCredential)
        {
            await table.AddAsync(record, clock.GetUtcNow(), CancellationToken.None);
            return (ServicePage.Path + link, null);
        }

        return await ordering.PlaceAsync(client, record, query, dialect) is { } failure ? (null, failure) : (PageLinks.Path + link, null);
    }
}
