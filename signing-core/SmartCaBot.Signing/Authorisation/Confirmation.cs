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
    SigningPorts ports, Token token, SignatureMaking making, OneTimeCodes codes, CodeBudget budget, TransactionsInHand hands,
    AuditEvents events, KeyedGate turns, SigningOptions options, TimeProvider time, ILogger<Confirmation> logger)
{
    private const int Retries = 20;

    private readonly ISigningStore _store = ports.Signing;

    public Task<ConfirmResult> ConfirmAsync(
        string idempotencyKey, Guid transactionId, SubjectId subject, string otp, CancellationToken cancellationToken) => RunAsync(
        idempotencyKey, transactionId, subject, otp,
        (transaction, credential, challenge) => transaction.Documents.Count == 0
            ? Task.FromResult<ConfirmResult?>(new ConfirmResult.NotFound())
            : making.SignAsync(transaction, credential, new OtpProof(challenge.Nonce, time.GetUtcNow()), CancellationToken.None),
        cancellationToken, signs: true);

    /// <param name="idempotencyKey">Of this try.</param>
    /// <param name="transactionId">Which.</param>
    /// <param name="subject">Whose.</param>
    /// <param name="otp">As typed.</param>
    /// <param name="follow">What comes after a right code; null when somebody else wrote the transaction in between.</param>
    /// <param name="cancellationToken">Stops before the comparison.</param>
    /// <param name="signs">What follows is a signature.</param>
    public async Task<ConfirmResult> RunAsync(
        string idempotencyKey, Guid transactionId, SubjectId subject, string otp,
        Func<SigningTransaction, Credential, CodeChallenge, Task<ConfirmResult?>> follow, CancellationToken cancellationToken, bool signs = false)
    {
        using var turn = await turns.EnterAsync(transactionId, cancellationToken);
        try
        {
            for (var attempt = 0; attempt < Retries; attempt++)
            {
                var taken = hands.TryTake(transactionId);
                var kept = signs ? taken : null;
                var inHand = kept ?? await _store.FindInHandAsync(transactionId, cancellationToken);
                if (inHand is null || inHand.Transaction.Subject != subject)
                    return new ConfirmResult.NotFound();
                ConfirmResult? result = null;
                try
                {
                    result = await TryConfirmAsync(idempotencyKey, inHand, otp, follow, cancellationToken);
                }
                catch (KeysMissingException) when (kept is not null)
                {
                    // The key was wrapped anew meanwhile, and what wrapped it before is gone.
                }
                // Whatever was said of one that was kept is said again of what is stored now; a wrong try is known there and not counted twice.
                if (result is not null && (kept is null || result is ConfirmResult.Signed))
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

    /// <summary>Null when somebody else wrote the transaction in between.</summary>
    private async Task<ConfirmResult?> TryConfirmAsync(
        string idempotencyKey, TransactionInHand inHand, string otp,
        Func<SigningTransaction, Credential, CodeChallenge, Task<ConfirmResult?>> follow, CancellationToken cancellationToken)
    {
        var transaction = inHand.Transaction;
        if (SignatureMaking.Closed(transaction) is { } closed)
            return closed;
        var now = time.GetUtcNow();
        if (now > transaction.ExpiresAt)
            return await making.ExpireAsync(transaction, cancellationToken);
        if (!ports.MaySign)
            return new ConfirmResult.SigningUnavailable();
        if (transaction.Otp is { } counted && counted.TryKey == idempotencyKey)
            return new ConfirmResult.WrongCode(options.Otp.MaxAttempts - counted.AttemptsUsed);
        if (inHand.Credential is not { } credential)
            return new ConfirmResult.NotFound();
        var status = credential.StatusAt(now);
        if (status != CredentialStatus.Active)
            return new ConfirmResult.CertificateNotUsable(status);
        if (transaction.Otp is not { } challenge)
            return new ConfirmResult.CodeExpired();
        if (challenge.AttemptsUsed >= options.Otp.MaxAttempts)
            return await making.LockAsync(transaction, cancellationToken);
        if (now > challenge.ExpiresAt)
            return new ConfirmResult.CodeExpired();
        if (CodeText.Normalise(otp, options.Otp.Digits) is not { } code)
            return new ConfirmResult.WrongCode(options.Otp.MaxAttempts - challenge.AttemptsUsed);

        // The token is asked first, so that an outage answers every code alike.
        if (!(await token.CheckAsync(cancellationToken)).IsReady)
            return new ConfirmResult.SigningUnavailable();
        var isRight = await codes.MatchesAsync(transaction.Id, challenge, code, cancellationToken);
        // From here on it does not matter whether the caller still waits: a code that was compared is a try.
        if (!isRight)
            return await WrongAsync(transaction with { Otp = challenge.Count(idempotencyKey) }, CancellationToken.None);
        var result = await follow(transaction, credential, challenge);
        if (result is ConfirmResult.Signed or ConfirmResult.Granted)
            budget.GiveBack(credential.HolderHash);
        return result;
    }

    private async Task<ConfirmResult?> WrongAsync(SigningTransaction counted, CancellationToken cancellationToken)
    {
        var left = options.Otp.MaxAttempts - counted.Otp!.AttemptsUsed;
        if (left <= 0)
            return await making.LockAsync(counted, cancellationToken);
        var wrong = await events.AboutAsync(
            AuditKind.OtpWrong, counted.Subject, counted.Id, AuditEvents.Citizen, $"left={left}", cancellationToken);
        var next = counted with { Version = counted.Version + 1 };
        return await _store.TryReplaceTransactionAsync(next, wrong, cancellationToken) ? new ConfirmResult.WrongCode(left) : null;
    }
}
