using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;
using SmartCaBot.Pkcs11;
using SmartCaBot.Signing.Api.Bodies;
using SmartCaBot.Signing.Api.Clients;
using SmartCaBot.Signing.Api.Csc.Access;
using SmartCaBot.Signing.Api.Csc.Credentials;
using SmartCaBot.Signing.Api.Csc.Signatures;
using SmartCaBot.Signing.Api.Csc.Wire;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Api.Csc.Documents;

/// <summary>
/// signatures/signDoc (CSC v2 11.11): documents, authorised by their SHA-256, are made ready and signed here; for a CMS, and for a PDF whose client puts
/// the signature in, the digest is enough. Activation data signs once, as everywhere.
/// </summary>
internal sealed class SignDocEndpoint(
    BearerAccess access, CredentialBook book, ActivationSource source, Redeeming redeeming, DocumentMaking making, TrustServices trust, SigningCore core,
    SigningApiOptions options, DocumentTurns turns)
{
    private const int Overhead = 64 * 1024;
    private const int FinishTries = 3;

    private static readonly CscFailure NotAuthorised = new(403, "invalid_hash", "Document or documentDigest does not match authorized hash");

    // Base64 takes four characters for three bytes.
    private long LongestBody => options.MaxFileBytes / 3 * 4 + Overhead;

    public async Task<IResult> AnswerAsync(HttpContext http)
    {
        // Before a body of that size is read.
        var (caller, refusal) = await access.EnterAsync(http, Dialect.V2, ClientScopes.Sign, signs: true);
        return refusal is not null
            ? CscAnswer.Refuse(refusal)
            : await turns.RunAsync(http, () => SignAsync(http, caller!), CscAnswer.Refuse(CscFailure.Unavailable));
    }

    private async Task<IResult> SignAsync(HttpContext http, CscCaller caller)
    {
        var cancel = http.RequestAborted;
        if (await CscAnswer.ReadAsync(http, CscRequestJson.Default.SignDocRequest, LongestBody) is not { } request) return CscAnswer.Refuse(CscFailure.NotJson);
        if (request.OperationMode is not (null or "S")) return CscAnswer.Refuse(CscFailure.Invalid("operationMode"));
        var (held, unknown) = await book.FindAsync(caller, request.CredentialId, cancel);
        if (unknown is not null) return CscAnswer.Refuse(unknown);
        if (Redeeming.Unusable(held!, Dialect.V2) is { } unusable) return CscAnswer.Refuse(unusable);
        if (request is { Documents: not null, DocumentDigests: not null })
            return CscAnswer.Refuse(CscFailure.Bad("Both documentDigests and documents parameters passed"));
        var (activation, unauthorised) = await source.FindAsync(caller, held!, request.Sad, mayBeUsed: false, cancel);
        if (unauthorised is not null) return CscAnswer.Refuse(unauthorised);
        using var certificate = X509CertificateLoader.LoadCertificate(held!.Credential.Certificate);
        var chain = await core.Authority.ChainAsync(cancel);
        var key = held.Credential.Algorithm;
        var signer = new SigningCertificate(
            certificate, [chain.Issuing, chain.Root], key.IsRsa() ? SignatureAlgorithm.RsaPkcs1Sha256 : SignatureAlgorithm.EcdsaSha256);
        var (works, bad) = await WorksAsync(request, signer, key, cancel);
        if (bad is not null) return CscAnswer.Refuse(bad);
        if (!Authorises(activation!.Transaction, works!)) return CscAnswer.Refuse(NotAuthorised);
        if (!await making.CanFinishAsync(works!, signer, cancel)) return CscAnswer.Refuse(CscFailure.Unavailable);
        var (receipt, failure) = await redeeming.RedeemAsync(
            caller, held, activation, new SignatureChoice([.. works!.Select(work => work.Chosen)]), Dialect.V2);
        return failure is null ? await FinishAsync(works!, receipt!, request.ReturnValidationInfo == true ? signer : null) : CscAnswer.Refuse(failure);
    }

    private async ValueTask<(IReadOnlyList<DocumentWork>? Works, CscFailure? Failure)> WorksAsync(
        SignDocRequest request, SigningCertificate signer, KeyAlgorithm key, CancellationToken cancellationToken)
    {
        var works = new List<DocumentWork>();
        foreach (var entry in request.Documents ?? [])
        {
            if (works.Count == options.MaxDocuments) return (null, CscFailure.TooManySignatures);
            var (work, failure) = await making.PrepareAsync(entry, signer, key, cancellationToken);
            if (failure is not null) return (null, failure);
            works.Add(work!);
        }

        foreach (var entry in request.DocumentDigests ?? [])
        {
            var (more, failure) = making.Prepare(entry, signer, key);
            if (failure is not null) return (null, failure);
            if (works.Count + more!.Count > options.MaxDocuments) return (null, CscFailure.TooManySignatures);
            works.AddRange(more);
        }

        return works.Count == 0 ? (null, CscFailure.Missing("documents", "array")) : (works, null);
    }

    private static bool Authorises(TransactionSummary transaction, IReadOnlyList<DocumentWork> works)
    {
        var left = transaction.Documents.Select(document => Convert.ToHexString(document.DigestToSign)).ToList();
        return works.All(work => left.Remove(Convert.ToHexString(work.Sha256)));
    }

    /// <summary>What is signed is finished, even if the client has gone.</summary>
    private async Task<IResult> FinishAsync(IReadOnlyList<DocumentWork> works, SignatureReceipt receipt, SigningCertificate? explained)
    {
        var (inside, beside) = (new List<string>(), new List<string>());
        try
        {
            foreach (var (work, signature) in works.Zip(receipt.Signatures))
                (work.IsBeside ? beside : inside).Add(await FinishAsync(work, signature.Value));
        }
        catch (LevelUnavailableException)
        {
            return CscAnswer.Refuse(CscFailure.Unavailable);
        }

        var info = explained is null ? null : await InfoAsync(explained);
        return CscAnswer.Ok(
            new SignDocAnswer(inside.Count > 0 ? inside : null, beside.Count > 0 ? beside : null, info), CscJson.Default.SignDocAnswer);
    }

    /// <summary>A stamp was to be had a moment ago, and the citizen's confirmation is spent: asked again before it is given up.</summary>
    private async ValueTask<string> FinishAsync(DocumentWork work, byte[] value)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await making.FinishAsync(work, value, CancellationToken.None);
            }
            catch (LevelUnavailableException) when (attempt < FinishTries)
            {
                continue;
            }
        }
    }

    private async ValueTask<ValidationInfoAnswer?> InfoAsync(SigningCertificate signer) =>
        await trust.Revocation.ForAsync([signer.Certificate, .. signer.Chain], CancellationToken.None) is RevocationOutcome.Found { Evidence: var evidence }
            ? new ValidationInfoAnswer(Texts(evidence.OcspResponses), Texts(evidence.Crls), Texts(evidence.Certificates))
            : null;

    private static string[] Texts(IReadOnlyList<byte[]> values) => [.. values.Select(Convert.ToBase64String)];
}
