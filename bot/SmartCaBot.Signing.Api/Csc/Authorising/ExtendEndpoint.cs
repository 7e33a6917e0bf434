using Microsoft.AspNetCore.Http;
using SmartCaBot.Signing.Api.Clients;
using SmartCaBot.Signing.Api.Csc.Access;
using SmartCaBot.Signing.Api.Csc.Credentials;
using SmartCaBot.Signing.Api.Csc.Signatures;
using SmartCaBot.Signing.Api.Csc.Wire;
using SmartCaBot.Signing.Api.Requests;
using SmartCaBot.Signing.Authorisation;

namespace SmartCaBot.Signing.Api.Csc.Authorising;

/// <summary>
/// credentials/extendTransaction (CSC v1 11.7, v2 11.9): further digests on an authorisation that was given for more signatures than have been made, as
/// later signatures in one PDF need.
/// </summary>
internal sealed class ExtendEndpoint(BearerAccess access, CredentialBook book, ActivationSource source, RequestTable requests, SigningCore core, TimeProvider clock)
{
    public async Task<IResult> V1Async(HttpContext http) =>
        await CscAnswer.ReadAsync(http, CscRequestJson.Default.ExtendRequest) is { } request
            ? await ExtendAsync(http, request.CredentialId, request.Sad, request.Hash, null, Dialect.V1)
            : CscAnswer.Refuse(CscFailure.NotJson);

    public async Task<IResult> V2Async(HttpContext http) =>
        await CscAnswer.ReadAsync(http, CscRequestJson.Default.ExtendRequest2) is { } request
            ? await ExtendAsync(http, request.CredentialId, request.Sad, request.Hashes, request.HashAlgorithm, Dialect.V2)
            : CscAnswer.Refuse(CscFailure.NotJson);

    private async Task<IResult> ExtendAsync(
        HttpContext http, string? credentialId, string? sad, IReadOnlyList<string>? hashes, string? hashAlgorithm, Dialect dialect)
    {
        var (caller, refusal) = await access.EnterAsync(http, dialect, ClientScopes.Sign, signs: true);
        if (refusal is not null) return CscAnswer.Refuse(refusal);
        var (held, unknown) = await book.FindAsync(caller!, credentialId, http.RequestAborted);
        if (unknown is not null) return CscAnswer.Refuse(unknown);
        var (activation, unauthorised) = await source.FindAsync(caller!, held!, sad, mayBeUsed: true, http.RequestAborted);
        if (unauthorised is not null) return CscAnswer.Refuse(unauthorised);
        var (digests, bad) = DigestList.Read(hashes, dialect);
        if (bad is not null) return CscAnswer.Refuse(bad);
        if (hashAlgorithm is not null && Wanted.AlgorithmFailure(hashAlgorithm, digests!, dialect) is { } wrong) return CscAnswer.Refuse(wrong);
        var clientId = caller!.Client.ClientId;
        // Once the request is here it runs to its end, even if the client has gone.
        var result = await core.Signing.ExtendAsync(activation!.Sad, clientId, SignatureNames.Of(digests!), CancellationToken.None);
        if (result is not AuthoriseResult.Authorised granted) return CscAnswer.Refuse(Failure(result));
        if (await core.Signing.FindActivationAsync(granted.Sad, clientId, CancellationToken.None) is { } next)
            await requests.RecordAsync(clientId, next.Transaction.Id, held!.Subject, "", clock.GetUtcNow(), CancellationToken.None);
        return CscAnswer.Ok(granted.ToAnswer(clock), CscJson.Default.SadAnswer);
    }

    private static CscFailure Failure(AuthoriseResult result) => result switch
    {
        AuthoriseResult.TooMany => CscFailure.TooManySignatures,
        AuthoriseResult.NotWaiting { State: TransactionState.Expired } => CscFailure.SadExpired,
        AuthoriseResult.CertificateNotUsable => CscFailure.CredentialDisabled,
        AuthoriseResult.SigningUnavailable => CscFailure.Unavailable,
        _ => CscFailure.Invalid("SAD"),
    };
}
