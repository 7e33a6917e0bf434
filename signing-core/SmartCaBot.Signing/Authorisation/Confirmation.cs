using Microsoft.Extensions.Logging;
using SmartCaBot.Pkcs11.Tokens;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Keys;
using SmartCaBot.Signing.Otp;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Authorisation;

/// <summary>
/// The step from a code to signatures. Nobody hears what became of a code before one conditional write holds it: a wrong try
/// is counted by the write, so parallel guesses cannot exceed the limit, and the transaction turns Signed in the write that
/// records the signatures, so one confirmation of many wins and the rest get its outcome. Who loses the race begins again.
/// </summary>
internal sealed class Confirmation(
    SigningPorts ports, Token token, CitizenKeys keys, OneTimeCodes codes, CodeBudget budget, AuditEvents events,
    SigningOptions options, TimeProvider time, ILogger<Confirmation> logger)
{
    private const int Retries = 20;

    private readonly ISigningStore _store = ports.Signing;

    private readonly KeyedGate _turns = new();

    public async Task<ConfirmResult> ConfirmAsync(
        string idempotencyKey, Guid transactionId, SubjectId subject, string otp, CancellationToken cancellationToken)
    {
        using var turn = await _turns.EnterAsync(transactionId, cancellationToken);
        try
        {
            for (var attempt = 0; attempt < Retries; attempt++)
            {
                var transaction = await _store.FindTransactionAsync(transactionId, cancellationToken);
                if (transaction is null || transaction.Subject != subject)
                    return new ConfirmResult.NotFound();
                if (await TryConfirmAsync(idempotencyKey, transaction, otp, cancellationToken) is { } result)
                    return result;
            }
        }
        catch (Exception failure) when (KeysMissingException.IsUnavailable(failure))
        {
            if (failure is KeysMissingException)
                SigningLog.KeysMissing(logger, failure.Message);
        }
        return new ConfirmResult.SigningUnavailable();
    }

    private static ConfirmResult? Closed(SigningTransaction transaction) => transaction.State switch
    {
        TransactionState.Signed => new ConfirmResult.AlreadySigned(SignatureReceipt.Of(transaction)),
        TransactionState.Cancelled => new ConfirmResult.Cancelled(),
        TransactionState.Expired => new ConfirmResult.TransactionExpired(),
        TransactionState.Locked => new ConfirmResult.Locked(),
        TransactionState.Prepared or TransactionState.AwaitingOtp => null,
        _ => throw new InvalidOperationException($"Unknown state {transaction.State}."),
    };

    /// <summary>Null when somebody else wrote the transaction in between.</summary>
    private async Task<ConfirmResult?> TryConfirmAsync(
        string idempotencyKey, SigningTransaction transaction, string otp, CancellationToken cancellationToken)
    {
        if (Closed(transaction) is { } closed)
            return closed;
        var now = time.GetUtcNow();
        if (now > transaction.ExpiresAt)
        {
            var expired = await CloseAsync(transaction, TransactionState.Expired, AuditKind.TransactionExpired, cancellationToken);
            return expired ? new ConfirmResult.TransactionExpired() : null;
        }
        if (!ports.MaySign)
            return new ConfirmResult.SigningUnavailable();
        if (transaction.Otp is { } counted && counted.TryKey == idempotencyKey)
            return new ConfirmResult.WrongCode(options.Otp.MaxAttempts - counted.AttemptsUsed);
        if (await _store.FindCredentialAsync(transaction.CredentialId, cancellationToken) is not { } credential)
            return new ConfirmResult.NotFound();
        var status = credential.StatusAt(now);
        if (status != CredentialStatus.Active)
            return new ConfirmResult.CertificateNotUsable(status);
        if (transaction.Otp is not { } challenge)
            return new ConfirmResult.CodeExpired();
        if (challenge.AttemptsUsed >= options.Otp.MaxAttempts)
            return await LockAsync(transaction, cancellationToken);
        if (now > challenge.ExpiresAt)
            return new ConfirmResult.CodeExpired();
        if (CodeText.Normalise(otp, options.Otp.Digits) is not { } code)
            return new ConfirmResult.WrongCode(options.Otp.MaxAttempts - challenge.AttemptsUsed);

        // The token is asked first, so that an outage answers every code alike.
        if (!(await token.CheckAsync(cancellationToken)).IsReady)
            return new ConfirmResult.SigningUnavailable();
        var isRight = await codes.MatchesAsync(transaction.Id, challenge, code, cancellationToken);
        // From here on it does not matter whether the caller still waits: a code that was compared is a try.
        return isRight
            ? await SignAsync(transaction, credential, challenge, CancellationToken.None)
            : await WrongAsync(transaction with { Otp = challenge.Count(idempotencyKey) }, CancellationToken.None);
    }

    private async Task<ConfirmResult?> WrongAsync(SigningTransaction counted, CancellationToken cancellationToken)
    {
        var left = options.Otp.MaxAttempts - counted.Otp!.AttemptsUsed;
        if (left <= 0)
            return await LockAsync(counted, cancellationToken);
        var wrong = await events.AboutAsync(
            AuditKind.OtpWrong, counted.Subject, counted.Id, AuditEvents.Citizen, $"left={left}", cancellationToken);
        var next = counted with { Version = counted.Version + 1 };
        return await _store.TryReplaceTransactionAsync(next, wrong, cancellationToken) ? new ConfirmResult.WrongCode(left) : null;
    }

    private async Task<ConfirmResult?> LockAsync(SigningTransaction transaction, CancellationToken cancellationToken)
    {
        await keys.ForgetAsync(transaction.CredentialId, cancellationToken);
        var locked = await CloseAsync(transaction, TransactionState.Locked, AuditKind.TransactionLocked, cancellationToken);
        return locked ? new ConfirmResult.Locked() : null;
    }

    private async Task<ConfirmResult?> SignAsync(
        SigningTransaction transaction, Credential credential, CodeChallenge challenge, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var digests = transaction.Documents.Select(document => document.DigestToSign).ToArray();
        var authorisation = new SignatureAuthorisation(
            credential.Id, transaction.Id, digests, new OtpProof(challenge.Nonce, now), now + options.AuthorisationLifetime);
        switch (await keys.SignAsync(authorisation, credential, digests, cancellationToken))
        {
            case KeyUse.Made made:
                if (await RecordAsync(transaction, authorisation, made.Signatures, cancellationToken) is not { } signed)
                    return null;
                budget.GiveBack(credential.HolderHash);
                return signed;
            case KeyUse.Damaged damaged:
                await keys.ForgetAsync(credential.Id, cancellationToken);
                SigningLog.KeyDamaged(logger, credential.Id, damaged.Why);
                return new ConfirmResult.SigningUnavailable();
            case KeyUse.NotAuthorised refused:
                throw new InvalidOperationException($"A fresh authorisation was refused: {refused.Why}.");
            default:
                throw new InvalidOperationException("Unknown outcome of using a key.");
        }
    }

    private async Task<ConfirmResult?> RecordAsync(
        SigningTransaction transaction, SignatureAuthorisation authorisation, IReadOnlyList<byte[]> signatures,
        CancellationToken cancellationToken)
    {
        var signed = await events.AboutAsync(
            AuditKind.TransactionSigned, transaction.Subject, authorisation.TransactionId, AuditEvents.Citizen,
            $"{AuditDetail.Digests(transaction)};{AuditDetail.Signatures(signatures)}", cancellationToken);
        var next = transaction with
        {
            State = TransactionState.Signed,
            Signatures = signatures,
            ClosedAt = authorisation.Proof.VerifiedAt,
            Version = transaction.Version + 1,
        };
        return await _store.TryReplaceTransactionAsync(next, signed, cancellationToken)
            ? new ConfirmResult.Signed(SignatureReceipt.Of(next))
            : null;
    }

    private async Task<bool> CloseAsync(
        SigningTransaction transaction, TransactionState state, AuditKind kind, CancellationToken cancellationToken)
    {
        var closed = await events.AboutAsync(
            kind, transaction.Subject, transaction.Id, AuditEvents.Citizen, "", cancellationToken);
        var next = transaction with { State = state, ClosedAt = time.GetUtcNow(), Version = transaction.Version + 1 };
        return await _store.TryReplaceTransactionAsync(next, closed, cancellationToken);
    }
}
