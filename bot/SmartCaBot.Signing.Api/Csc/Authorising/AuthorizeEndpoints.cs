using Microsoft.AspNetCore.Http;
using SmartCaBot.Signing.Api.Clients;
using SmartCaBot.Signing.Api.Csc.Access;
using SmartCaBot.Signing.Api.Csc.Credentials;
using SmartCaBot.Signing.Api.Csc.Wire;
using SmartCaBot.Signing.Certificates;

namespace SmartCaBot.Signing.Api.Csc.Authorising;

/// <summary>credentials/authorize of both versions, authorizeCheck, and what sends a code (CSC v1 11.6, 11.8; v2 11.6 to 11.8).</summary>
internal sealed class AuthorizeEndpoints(
    BearerAccess access, CredentialBook book, ExplicitAuthorising explicitly, Handles handles, CodeSending codes, SigningCore core, SigningApiOptions options)
{
    public async Task<IResult> V1Async(HttpContext http)
    {
        if (await CscAnswer.ReadAsync(http, CscRequestJson.Default.AuthorizeRequest) is not { } request) return CscAnswer.Refuse(CscFailure.NotJson);
        var (caller, held, refusal) = await EnterAsync(http, request.CredentialId, Dialect.V1);
        if (refusal is not null) return CscAnswer.Refuse(refusal);
        var (wanted, bad) = Wanted.Read(request.Hash, null, request.NumSignatures, request.Description, options.MaxDocuments, Dialect.V1);
        if (bad is not null) return CscAnswer.Refuse(bad);
        if (wanted!.HasSurplus) return CscAnswer.Refuse(CscFailure.TooManySignatures);
        var (answer, failure) = await explicitly.AuthoriseAsync(caller!, held!, wanted, request.Pin, request.Otp, Dialect.V1);
        return failure is null ? CscAnswer.Ok(answer!, CscJson.Default.SadAnswer) : CscAnswer.Refuse(failure);
    }

    public async Task<IResult> V2Async(HttpContext http)
    {
        if (await CscAnswer.ReadAsync(http, CscRequestJson.Default.AuthorizeRequest2) is not { } request) return CscAnswer.Refuse(CscFailure.NotJson);
        var (caller, held, refusal) = await EnterAsync(http, request.CredentialId, Dialect.V2);
        if (refusal is not null) return CscAnswer.Refuse(refusal);
        var (wanted, bad) = Wanted.Read(request.Hashes, request.HashAlgorithm, request.NumSignatures, request.Description, options.MaxDocuments, Dialect.V2);
        if (bad is not null) return CscAnswer.Refuse(bad);
        if (request.AuthData is not { } data) return CscAnswer.Refuse(CscFailure.Missing("authData", "array"));
        if (data.Count == 0)
        {
            var (handle, unsent) = await handles.OpenAsync(caller!, held!, wanted!, http.Request);
            return unsent is null ? CscAnswer.Ok(handle!, CscJson.Default.HandleAnswer, StatusCodes.Status202Accepted) : CscAnswer.Refuse(unsent);
        }

        if (wanted!.HasSurplus) return CscAnswer.Refuse(CscFailure.TooManySignatures);
        var (answer, failure) = await explicitly.AuthoriseAsync(caller!, held!, wanted, Value(data, Factors.Pin), Value(data, Factors.Otp), Dialect.V2);
        return failure is null ? CscAnswer.Ok(answer!, CscJson.Default.SadAnswer) : CscAnswer.Refuse(failure);
    }

    /// <summary>202 while the citizen has not confirmed, 200 when they have.</summary>
    public async Task<IResult> CheckAsync(HttpContext http)
    {
        if (await CscAnswer.ReadAsync(http, CscRequestJson.Default.CheckRequest) is not { } request) return CscAnswer.Refuse(CscFailure.NotJson);
        var (caller, refusal) = await access.EnterAsync(http, Dialect.V2, ClientScopes.Sign);
        if (refusal is not null) return CscAnswer.Refuse(refusal);
        if (request.Handle is not { Length: > 0 } handle) return CscAnswer.Refuse(CscFailure.Missing("handle"));
        var (answer, failure) = await handles.CheckAsync(caller!, handle, http.RequestAborted);
        if (failure is not null) return CscAnswer.Refuse(failure);
        return answer is not null
            ? CscAnswer.Ok(answer, CscJson.Default.SadAnswer)
            : CscAnswer.Ok(new HandleAnswer(handle), CscJson.Default.HandleAnswer, StatusCodes.Status202Accepted);
    }

    public async Task<IResult> SendOtpAsync(HttpContext http)
    {
        if (await CscAnswer.ReadAsync(http, CscRequestJson.Default.SendOtpRequest) is not { } request) return CscAnswer.Refuse(CscFailure.NotJson);
        var (caller, held, refusal) = await EnterAsync(http, request.CredentialId, Dialect.V1);
        if (refusal is not null) return CscAnswer.Refuse(refusal);
        // Its code is an app's; nothing is sent.
        if (await HasAppAsync(held!, http)) return CscAnswer.Refuse(CscFailure.Invalid("credentialID"));
        return await codes.SendAsync(caller!, held!, Dialect.V1) is { } unsent ? CscAnswer.Refuse(unsent) : CscAnswer.NoContent();
    }

    public async Task<IResult> ChallengeAsync(HttpContext http)
    {
        if (await CscAnswer.ReadAsync(http, CscRequestJson.Default.ChallengeRequest) is not { } request) return CscAnswer.Refuse(CscFailure.NotJson);
        var (caller, held, refusal) = await EnterAsync(http, request.CredentialId, Dialect.V2);
        if (refusal is not null) return CscAnswer.Refuse(refusal);
        if (request.AuthObjectId is not { Length: > 0 } which) return CscAnswer.Refuse(CscFailure.Missing("authObjectID"));
        if (which != Factors.Otp || await HasAppAsync(held!, http)) return CscAnswer.Refuse(CscFailure.Invalid("authObjectID"));
        return await codes.SendAsync(caller!, held!, Dialect.V2) is { } unsent ? CscAnswer.Refuse(unsent) : CscAnswer.NoContent();
    }

    private async ValueTask<(CscCaller? Caller, HeldCredential? Held, CscFailure? Failure)> EnterAsync(HttpContext http, string? credentialId, Dialect dialect)
    {
        var (caller, refusal) = await access.EnterAsync(http, dialect, ClientScopes.Sign);
        if (refusal is not null) return (null, null, refusal);
        var (held, unknown) = await book.FindAsync(caller!, credentialId, http.RequestAborted);
        if (unknown is not null) return (null, null, unknown);
        return held!.Credential.Status == CredentialStatus.Active ? (caller, held, null) : (null, null, CscFailure.CredentialDisabled);
    }

    private Task<bool> HasAppAsync(HeldCredential held, HttpContext http) =>
        core.Authenticators.HasAsync(held.Subject, held.Credential.Id, http.RequestAborted);

    private static string? Value(IReadOnlyList<AuthDatum?> data, string id) => data.FirstOrDefault(one => one?.Id == id)?.Value;
}
