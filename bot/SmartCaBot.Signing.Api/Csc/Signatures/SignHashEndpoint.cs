using Microsoft.AspNetCore.Http;
using SmartCaBot.Signing.Api.Clients;
using SmartCaBot.Signing.Api.Csc.Access;
using SmartCaBot.Signing.Api.Csc.Credentials;
using SmartCaBot.Signing.Api.Csc.Wire;
using SmartCaBot.Signing.Authorisation;

namespace SmartCaBot.Signing.Api.Csc.Signatures;

/// <summary>
/// signatures/signHash (CSC v1 11.9, v2 11.10). Activation data signs once: digests of it that are not named in that request are not signed any more.
/// </summary>
internal sealed class SignHashEndpoint(BearerAccess access, CredentialBook book, ActivationSource source, Redeeming redeeming)
{
    public async Task<IResult> V1Async(HttpContext http) =>
        await CscAnswer.ReadAsync(http, CscRequestJson.Default.SignHashRequest) is { } request
            ? await SignAsync(http, new Asked(request.CredentialId, request.Sad, request.Hash, request.HashAlgo, request.SignAlgo, request.SignAlgoParams), Dialect.V1)
            : CscAnswer.Refuse(CscFailure.NotJson);

    public async Task<IResult> V2Async(HttpContext http)
    {
        if (await CscAnswer.ReadAsync(http, CscRequestJson.Default.SignHashRequest2) is not { } request) return CscAnswer.Refuse(CscFailure.NotJson);
        // Only the synchronous way, the default.
        if (request.OperationMode is not (null or "S")) return CscAnswer.Refuse(CscFailure.Invalid("operationMode"));
        return await SignAsync(
            http, new Asked(request.CredentialId, request.Sad, request.Hashes, request.HashAlgorithm, request.SignAlgo, request.SignAlgoParams), Dialect.V2);
    }

    private async Task<IResult> SignAsync(HttpContext http, Asked asked, Dialect dialect)
    {
        var cancel = http.RequestAborted;
        var (caller, refusal) = await access.EnterAsync(http, dialect, ClientScopes.Sign, signs: true);
        if (refusal is not null) return CscAnswer.Refuse(refusal);
        var (held, unknown) = await book.FindAsync(caller!, asked.CredentialId, cancel);
        if (unknown is not null) return CscAnswer.Refuse(unknown);
        if (Redeeming.Unusable(held!, dialect) is { } unusable) return CscAnswer.Refuse(unusable);
        var (activation, unauthorised) = await source.FindAsync(caller!, held!, asked.Sad, mayBeUsed: false, cancel);
        if (unauthorised is not null) return CscAnswer.Refuse(unauthorised);
        var (digests, bad) = DigestList.Read(asked.Hashes, dialect);
        if (bad is not null) return CscAnswer.Refuse(bad);
        var (shape, wrong) = SignatureAlgorithms.Read(held!.Credential.Algorithm, asked.SignAlgo, asked.HashAlgo, asked.SignAlgoParams, dialect);
        if (wrong is not null) return CscAnswer.Refuse(wrong);
        if (digests!.Any(digest => digest.Length != shape!.DigestLength)) return CscAnswer.Refuse(CscFailure.WrongDigestLength);
        if (!Authorises(activation!.Transaction, digests!)) return CscAnswer.Refuse(CscFailure.HashNotAuthorised);
        var choice = new SignatureChoice([.. digests!.Select(digest => new ChosenDigest(digest))], shape!.PssSalt);
        var (receipt, failure) = await redeeming.RedeemAsync(caller!, held, activation, choice, dialect);
        return failure is null
            ? CscAnswer.Ok(new SignaturesAnswer([.. receipt!.Signatures.Select(one => Convert.ToBase64String(one.Value))]), CscJson.Default.SignaturesAnswer)
            : CscAnswer.Refuse(failure);
    }

    private static bool Authorises(TransactionSummary transaction, IReadOnlyList<byte[]> digests)
    {
        var left = transaction.Documents.Select(document => Convert.ToHexString(document.DigestToSign)).ToList();
        return digests.All(digest => left.Remove(Convert.ToHexString(digest)));
    }

    private sealed record Asked(string? CredentialId, string? Sad, IReadOnlyList<string>? Hashes, string? HashAlgo, string? SignAlgo, string? SignAlgoParams);
}
