using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Pkcs11;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Keys;
using SmartCaBot.Signing.Otp;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Authorisation;

/// <summary>Turns documents or digests into a stored transaction that waits for its confirmation.</summary>
internal sealed class Preparation(
    SigningPorts ports, CertificateAuthority authority, OneTimeCodes codes, CodeBudget budget, TransactionsInHand hands,
    AuditEvents events, SigningOptions options, TimeProvider time)
{
    private readonly ISigningStore _store = ports.Signing;

    public async Task<PrepareResult> PrepareAsync(
        string idempotencyKey, SubjectId subject, Guid credentialId, string documentName, IDocumentSigner signer,
        Stream document, CancellationToken cancellationToken)
    {
        try
        {
            if (await _store.FindTransactionAsync(subject, idempotencyKey, cancellationToken) is { } earlier)
                return Prepared(earlier);
            var (credential, refusal) = await SigningWithAsync(subject, credentialId, cancellationToken);
            if (credential is null)
                return refusal!;
            document.Position = 0;
            using var certificate = X509CertificateLoader.LoadCertificate(credential.Certificate);
            return await signer.PrepareAsync(document, await SignerAsync(credential, certificate, cancellationToken), Parameters(), cancellationToken) switch
            {
                DocumentPreparation.Ready ready => await StoreAsync(idempotencyKey, subject, credential, documentName, ready, cancellationToken),
                DocumentPreparation.Refused refused => new PrepareResult.Refused(refused.Why.Reason, refused.Why.Detail),
                var other => throw new InvalidOperationException($"Unknown outcome {other}."),
            };
        }
        catch (Exception failure) when (KeysMissingException.IsUnavailable(failure))
        {
            return new PrepareResult.SigningUnavailable();
        }
    }

    /// <summary>The credential, when the subject may sign with it now; otherwise why not.</summary>
    public async Task<(Credential? Credential, PrepareResult? Refusal)> SigningWithAsync(
        SubjectId subject, Guid credentialId, CancellationToken cancellationToken)
    {
        if (!ports.MaySign)
            return (null, new PrepareResult.SigningUnavailable());
        var credential = await _store.FindCredentialAsync(credentialId, cancellationToken);
        if (credential is null || credential.Subject != subject)
            return (null, new PrepareResult.NotFound());
        var status = credential.StatusAt(time.GetUtcNow());
        return status == CredentialStatus.Active ? (credential, null) : (null, new PrepareResult.CertificateNotUsable(status));
    }

    /// <summary>What is written into its signatures.</summary>
    public async Task<SigningCertificate> SignerAsync(Credential credential, X509Certificate2 certificate, CancellationToken cancellationToken)
    {
        var chain = await authority.ChainAsync(cancellationToken);
        return new(certificate, [chain.Issuing, chain.Root], credential.Algorithm.IsRsa() ? SignatureAlgorithm.RsaPkcs1Sha256 : SignatureAlgorithm.EcdsaSha256);
    }

    public SignatureParameters Parameters() => new(time.GetUtcNow(), Level: options.Level);

    public Task<PrepareResult> StoreAsync(
        string idempotencyKey, SubjectId subject, Credential credential, string documentName, DocumentPreparation.Ready ready,
        CancellationToken cancellationToken) => StoreAsync(
            idempotencyKey, subject, credential, [DocumentToSign.Of(DocumentName.Clean(documentName), ready)], request: null, cancellationToken);

    public async Task<PrepareResult> PrepareHashesAsync(
        string idempotencyKey, SubjectId subject, Guid credentialId, HashRequest request, CancellationToken cancellationToken)
    {
        var hashes = request.Hashes;
        HashRules.Check(request, options);
        PrepareResult? refusal;
        try
        {
            (var credential, refusal) = await SigningWithAsync(subject, credentialId, cancellationToken);
            // The write itself finds an earlier transaction: looking for one first would be a read for each that is new.
            if (credential is not null && hashes.All(hash => SigningScheme.For(credential.Algorithm, hash.Digest.Length, hash.PssSalt).Fits(credential.Algorithm)))
                return await StoreAsync(idempotencyKey, subject, credential, [.. hashes.Select(DocumentToSign.Of)], request, cancellationToken);
        }
        catch (Exception failure) when (KeysMissingException.IsUnavailable(failure))
        {
            refusal = new PrepareResult.SigningUnavailable();
        }

        // What was prepared before is told again, whatever has become of certificate and token since.
        if (await _store.FindTransactionAsync(subject, idempotencyKey, cancellationToken) is { } earlier)
            return Prepared(earlier);
        return refusal ?? throw new ArgumentException("The key cannot sign by PSS with that salt.", nameof(request));
    }

    private async Task<PrepareResult> StoreAsync(
        string idempotencyKey, SubjectId subject, Credential credential, IReadOnlyList<DocumentToSign> documents, HashRequest? request,
        CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var lifetime = request?.Lifetime is { } asked && asked < options.TransactionLifetime ? asked : options.TransactionLifetime;
        var transaction = new SigningTransaction
        {
            Id = Guid.CreateVersion7(now),
            Subject = subject,
            IdempotencyKey = idempotencyKey,
            CredentialId = credential.Id,
            State = TransactionState.Prepared,
            Documents = documents,
            CreatedAt = now,
            ExpiresAt = now + lifetime,
            Requester = request?.Requester,
            Allowed = request?.Signatures ?? documents.Count,
        };
        var prepared = await events.AboutAsync(
            AuditKind.TransactionPrepared, subject, transaction.Id, transaction.Requester?.Actor ?? AuditEvents.Citizen,
            $"credential={credential.Id};{AuditDetail.Digests(transaction)}", cancellationToken);
        if (request?.FirstCodeKey is not { } sendKey || budget.TryTake(credential.HolderHash) is not null)
            return Prepared((await _store.AddTransactionAsync(transaction, [prepared], cancellationToken)).Item);
        var added = await AddWithCodeAsync(transaction, prepared, sendKey, cancellationToken);
        if (added.IsNew)
            hands.Keep(added.Item, credential);
        else
            budget.GiveBack(credential.HolderHash);
        return Prepared(added.Item);
    }

    private async Task<Added<SigningTransaction>> AddWithCodeAsync(
        SigningTransaction transaction, AuditEvent prepared, string sendKey, CancellationToken cancellationToken)
    {
        var (challenge, _) = (CodeIssue.Issued)await codes.IssueAsync(options.Otp, transaction.Id, previous: null, sendKey, cancellationToken);
        var sent = await events.AboutAsync(
            AuditKind.OtpSent, transaction.Subject, transaction.Id, AuditEvents.Citizen, $"send={challenge.Sends}", cancellationToken);
        return await _store.AddTransactionAsync(
            transaction with { State = TransactionState.AwaitingOtp, Otp = challenge }, [prepared, sent], cancellationToken);
    }

    private PrepareResult.Prepared Prepared(SigningTransaction transaction) =>
        new(TransactionSummary.Of(transaction, time.GetUtcNow()));
}
