using Microsoft.AspNetCore.Http;
using SmartCaBot.Signing.Api.Csc.Access;
using SmartCaBot.Signing.Api.Csc.Wire;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Api.Csc.OAuth;

/// <summary>oauth2/token (CSC v1 8.3.3, v2 8.4.4; RFC 6749 4.1.3, 4.4, 6). A refresh token is exchanged once; shown again, all of its family ends.</summary>
internal sealed class TokenEndpoint(OAuthForm clients, TokenTable tokens, CitizenAccess citizens, AuthorisationTable authorisations, SigningCore core, TimeProvider clock)
{
    private static readonly TimeSpan AccessLifetime = TimeSpan.FromHours(1);
    private static readonly TimeSpan RefreshLifetime = TimeSpan.FromDays(30);
    private static readonly CscFailure WrongGrant = new(400, "invalid_grant", "The authorization grant or refresh token is invalid, expired or revoked.");

    public async Task<IResult> AnswerAsync(HttpContext http, Dialect dialect)
    {
        var (form, client, refusal) = await clients.EnterAsync(http);
        if (refusal is not null) return CscAnswer.Refuse(refusal);
        var (answer, failure) = (string?)form!["grant_type"] switch
        {
            "client_credentials" => await ByItselfAsync(client!, form["scope"].ToString()),
            "authorization_code" => await ByCodeAsync(client!, form, dialect),
            "refresh_token" => await ByRefreshAsync(client!, form["refresh_token"].ToString()),
            null or "" => (null, CscFailure.Missing("grant_type")),
            _ => (null, new CscFailure(400, "unsupported_grant_type", "The grant type is not supported.")),
        };
        return failure is null ? CscAnswer.Ok(answer!, CscJson.Default.TokenAnswer) : CscAnswer.Refuse(failure);
    }

    private async ValueTask<(TokenAnswer? Answer, CscFailure? Failure)> ByItselfAsync(Integrator client, string scope)
    {
        if (scope is not ("" or "service")) return (null, new CscFailure(400, "invalid_scope", "The scope is not granted to clients themselves."));
        var (token, record) = NewAccess(client.ClientId, Guid.NewGuid().ToString("N"), "", null, CscScope.Service, null, clock.GetUtcNow() + AccessLifetime);
        await tokens.AddAsync(record, CancellationToken.None);
        return (Answer(token, null, record, null), null);
    }

    private async ValueTask<(TokenAnswer? Answer, CscFailure? Failure)> ByCodeAsync(Integrator client, IFormCollection form, Dialect dialect)
    {
        var code = form["code"].ToString();
        if (code.Length == 0) return (null, CscFailure.Missing("code"));
        if (!SecretText.IsShaped(code) || await authorisations.FindByCodeAsync(code, CancellationToken.None) is not { } found
            || found.ClientId != client.ClientId || !IsSameWay(found, form["redirect_uri"].ToString()) || !IsProven(found, form["code_verifier"].ToString())
            || !found.IsRedeemed && clock.GetUtcNow() > found.CodeUntil)
            return (null, WrongGrant);
        return found.Scope == CscScope.Credential ? await CredentialAsync(found, dialect) : await ServiceAsync(found);
    }

    /// <summary>Named again, where it was named (RFC 6749 4.1.3).</summary>
    private static bool IsSameWay(AuthorisationRecord found, string redirect) =>
        redirect.Length == 0 && !found.NamesRedirect || string.Equals(found.Redirect, redirect, StringComparison.Ordinal);

    /// <summary>A verifier to a code that was asked for without a challenge is somebody else's code (RFC 9700 2.1.1).</summary>
    private static bool IsProven(AuthorisationRecord found, string verifier) =>
        found.Challenge.Length == 0 ? verifier.Length == 0 : Pkce.Matches(found.Challenge, verifier);

    private async ValueTask<(TokenAnswer? Answer, CscFailure? Failure)> ServiceAsync(AuthorisationRecord found)
    {
        var now = clock.GetUtcNow();
        var (access, accessRecord) = NewAccess(found.ClientId, found.Family, found.Subject, found.Credential, CscScope.Service, null, now + AccessLifetime);
        var (refresh, refreshRecord) = NewRefresh(accessRecord, now + RefreshLifetime);
        return await authorisations.RedeemAsync(found, [accessRecord, refreshRecord], CancellationToken.None)
            ? (Answer(access, refresh, accessRecord, null), null)
            : (null, WrongGrant);
    }

    /// <summary>Good as long as what the citizen authorised.</summary>
    private async ValueTask<(TokenAnswer? Answer, CscFailure? Failure)> CredentialAsync(AuthorisationRecord found, Dialect dialect)
    {
        var subject = new SubjectId(found.Subject);
        if (await core.Signing.ActivationDataAsync(found.Transaction!.Value, subject, found.ClientId, CancellationToken.None) is not { } authorised)
            return (null, WrongGrant);
        var transaction = await core.Signing.FindAsync(found.Transaction.Value, subject, CancellationToken.None);
        var (access, record) = NewAccess(found.ClientId, found.Family, found.Subject, found.Credential, CscScope.Credential, found.Transaction, authorised.ExpiresAt);
        return await authorisations.RedeemAsync(found, [record], CancellationToken.None)
            ? (Answer(access, null, record, dialect.IsV2 ? transaction?.CredentialId : null), null)
            : (null, WrongGrant);
    }

    private async ValueTask<(TokenAnswer? Answer, CscFailure? Failure)> ByRefreshAsync(Integrator client, string text)
    {
        if (text.Length == 0) return (null, CscFailure.Missing("refresh_token"));
        if (!SecretText.IsShaped(text) || await tokens.FindAsync(text, CancellationToken.None) is not { IsRefresh: true } found
            || found.ClientId != client.ClientId || clock.GetUtcNow() > found.ExpiresAt || !await citizens.StandsAsync(found, CancellationToken.None))
            return (null, WrongGrant);
        var (access, accessRecord) = NewAccess(found.ClientId, found.Family, found.Subject, found.Credential, CscScope.Service, null, clock.GetUtcNow() + AccessLifetime);
        // However often it is exchanged, the citizen is asked again in the end.
        var (refresh, refreshRecord) = NewRefresh(accessRecord, found.ExpiresAt);
        return await tokens.ExchangeAsync(found, [accessRecord, refreshRecord], CancellationToken.None)
            ? (Answer(access, refresh, accessRecord, null), null)
            : (null, WrongGrant);
    }

    private static (string Token, TokenRecord Record) NewAccess(
        string clientId, string family, string subject, Guid? credential, CscScope scope, Guid? transaction, DateTimeOffset until)
    {
        var token = SecretText.New();
        return (token, new TokenRecord(SecretText.Hash(token), IsRefresh: false, family, clientId, subject, scope, transaction, IsUsed: false, until, credential));
    }

    private static (string Token, TokenRecord Record) NewRefresh(TokenRecord access, DateTimeOffset until)
    {
        var token = SecretText.New();
        return (token, access with { Hash = SecretText.Hash(token), IsRefresh = true, ExpiresAt = until });
    }

    private TokenAnswer Answer(string access, string? refresh, TokenRecord record, Guid? credential) =>
        new(access, refresh, "Bearer", Math.Max(0, (int)(record.ExpiresAt - clock.GetUtcNow()).TotalSeconds), credential);
}
