using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Keys;
using SmartCaBot.Signing.Otp;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Authorisation;

/// <summary>Makes, stores and sends the code of a transaction, in that order: a code that was sent can always be entered.</summary>
internal sealed class OtpSending(
    SigningPorts ports, OneTimeCodes codes, CodeBudget budget, CodeDispatch delivery, PersonalDataProtector protector,
    TransactionsInHand hands, AuditEvents events, SigningOptions options, TimeProvider time)
{
    private const int Retries = 5;

    private readonly ISigningStore _store = ports.Signing;

    public async Task<SendCodeResult> SendAsync(
        string idempotencyKey, SubjectId subject, Guid transactionId, CancellationToken cancellationToken)
    {
        try
        {
            for (var attempt = 0; attempt < Retries; attempt++)
            {
                var result = await TrySendAsync(idempotencyKey, subject, transactionId, cancellationToken);
                if (result is not null)
                    return result;
            }
            return new SendCodeResult.TooSoon(options.Otp.CoolDown);
        }
        catch (Exception failure) when (KeysMissingException.IsUnavailable(failure))
        {
            return new SendCodeResult.SigningUnavailable();
        }
    }

    /// <summary>Null when somebody else wrote the transaction in between.</summary>
    private async Task<SendCodeResult?> TrySendAsync(
        string idempotencyKey, SubjectId subject, Guid transactionId, CancellationToken cancellationToken)
    {
        var inHand = hands.JustPrepared(transactionId);
        if (inHand?.Transaction.Otp?.SendKey != idempotencyKey)
            inHand = await _store.FindInHandAsync(transactionId, cancellationToken);
        if (inHand is null || inHand.Transaction.Subject != subject)
            return new SendCodeResult.NotFound();
        var transaction = inHand.Transaction;
        if (!transaction.IsOpen || time.GetUtcNow() > transaction.ExpiresAt)
            return new SendCodeResult.NotWaiting();
        if (!ports.MaySign)
            return new SendCodeResult.SigningUnavailable();
        if (inHand.Credential is not { IsErased: false } credential)
            return new SendCodeResult.NotFound();
        var holder = PersonalDataJson.ReadHolder(
            await protector.RevealAsync(credential.Id, credential.ProtectedHolder, cancellationToken));
        var issue = await codes.IssueAsync(options.Otp, transaction.Id, transaction.Otp, idempotencyKey, cancellationToken);
        switch (issue)
        {
            case CodeIssue.SentBefore before when time.GetUtcNow() > before.Challenge.ExpiresAt:
                return CodeDispatch.Sent(holder.Phone, holder.Email, options.Otp, before.Challenge);
            case CodeIssue.SentBefore before:
                return await DeliverAsync(transaction, holder, before.Challenge, before.Code, cancellationToken);
            case CodeIssue.TooSoon soon:
                return new SendCodeResult.TooSoon(soon.RetryAfter);
            case CodeIssue.NoMore:
                return new SendCodeResult.NoMoreSends();
        }
        if (budget.TryTake(credential.HolderHash) is { } wait)
            return new SendCodeResult.TooSoon(wait);
        var (challenge, code) = (CodeIssue.Issued)issue;
        var next = transaction with
        {
            State = TransactionState.AwaitingOtp,
            Otp = challenge,
            Version = transaction.Version + 1,
        };
        var sent = await events.AboutAsync(
            AuditKind.OtpSent, subject, transaction.Id, AuditEvents.Citizen, $"send={challenge.Sends}", cancellationToken);
        if (!await _store.TryReplaceTransactionAsync(next, sent, cancellationToken))
        {
            budget.GiveBack(credential.HolderHash);
            return null;
        }
        return await DeliverAsync(transaction, holder, challenge, code, cancellationToken);
    }

    private Task<SendCodeResult> DeliverAsync(
        SigningTransaction transaction, Holder holder, CodeChallenge challenge, OtpCode code, CancellationToken cancellationToken) =>
        delivery.SendAsync(
            new OtpMessage(
                OtpPurpose.Signature, transaction.Id, holder.Phone, holder.Email, code, challenge.ExpiresAt,
                [.. transaction.Documents.Select(document => document.Name)])
            {
                Requester = transaction.Requester,
            },
            options.Otp, challenge, cancellationToken);
}
