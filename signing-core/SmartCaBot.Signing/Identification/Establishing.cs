using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Keys;
using SmartCaBot.Signing.Otp;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Identification;

/// <summary>Compares the code of a check, and says who holds the certificate when it is right.</summary>
internal sealed class Establishing(
    IIdentityCheckStore checks, ISigningStore credentials, OneTimeCodes codes, CodeBudget budget, CheckMessages messages,
    IdentificationOptions options, TimeProvider time)
{
    private const int Retries = 20;

    private CodePolicy Policy => options.Code;

    public async Task<IdentityConfirmation> ConfirmAsync(
        string idempotencyKey, Guid checkId, IdentityPurpose purpose, string code, CancellationToken cancellationToken)
    {
        try
        {
            for (var attempt = 0; attempt < Retries; attempt++)
            {
                if (await checks.FindAsync(checkId, cancellationToken) is not { } check || check.Purpose != purpose)
                    return new IdentityConfirmation.NotFound();
                if (await TryConfirmAsync(idempotencyKey, check, code, cancellationToken) is { } result) return result;
            }

            return new IdentityConfirmation.Locked();
        }
        catch (Exception failure) when (KeysMissingException.IsUnavailable(failure))
        {
            return new IdentityConfirmation.SigningUnavailable();
        }
    }

    /// <summary>Null when somebody else wrote the check in between. What became of the code is written before anybody hears of it.</summary>
    private async Task<IdentityConfirmation?> TryConfirmAsync(
        string idempotencyKey, IdentityCheck check, string text, CancellationToken cancellationToken)
    {
        if (check.IsEstablished) return await EstablishedAsync(check, cancellationToken);
        var used = check.Code.AttemptsUsed;
        if (used >= Policy.MaxAttempts) return new IdentityConfirmation.Locked();
        if (check.Code.TryKey == idempotencyKey) return new IdentityConfirmation.WrongCode(Policy.MaxAttempts - used);
        if (time.GetUtcNow() > check.Code.ExpiresAt) return new IdentityConfirmation.CodeExpired();
        if (CodeText.Normalise(text, Policy.Digits) is not { } code) return new IdentityConfirmation.WrongCode(Policy.MaxAttempts - used);

        var matches = await codes.MatchesAsync(check.Id, check.Code, code, cancellationToken) && check.Subject is not null;
        var next = check with { Code = check.Code.Count(idempotencyKey), IsEstablished = matches, Version = check.Version + 1 };
        // Whether the caller still waits does not matter: a code that was compared is a try.
        if (!await checks.TryReplaceAsync(next, CancellationToken.None)) return null;
        if (!matches)
        {
            if (used + 1 < Policy.MaxAttempts) return new IdentityConfirmation.WrongCode(Policy.MaxAttempts - used - 1);
            await messages.RecordAsync(AuditKind.IdentityLocked, check, cancellationToken);
            return new IdentityConfirmation.Locked();
        }

        budget.GiveBack(check.HolderHash);
        await messages.RecordAsync(AuditKind.IdentityEstablished, check, cancellationToken);
        return await EstablishedAsync(check, cancellationToken);
    }

    private async Task<IdentityConfirmation> EstablishedAsync(IdentityCheck check, CancellationToken cancellationToken)
    {
        if (await credentials.FindCredentialAsync(check.CredentialId!.Value, cancellationToken) is not { IsErased: false } credential)
            return new IdentityConfirmation.NotFound();
        var holder = await messages.HolderAsync(credential, cancellationToken);
        return new IdentityConfirmation.Established(credential.Subject, credential.Id, holder.FullName);
    }
}
