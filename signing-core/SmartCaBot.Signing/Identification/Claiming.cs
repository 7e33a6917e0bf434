using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Keys;
using SmartCaBot.Signing.Otp;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Identification;

/// <summary>Begins a check: who claims too much is told to wait, and for a number that nobody holds all goes on but the message.</summary>
internal sealed class Claiming(
    IIdentityCheckStore checks, ISigningStore credentials, OneTimeCodes codes, CodeBudget budget, Pseudonyms pseudonyms, CheckMessages messages,
    IdentificationOptions options, TimeProvider time)
{
    private readonly ClaimLimit _claims = new(options, time);

    private CodePolicy Policy => options.Code;

    public async Task<BeginResult> BeginAsync(
        string idempotencyKey, string claimant, CitizenId citizenId, IdentityPurpose purpose, CancellationToken cancellationToken)
    {
        try
        {
            var now = time.GetUtcNow();
            if (_claims.TryTake(claimant) is { } wait) return new BeginResult.TooMany(now + wait);
            var holder = await pseudonyms.OfAsync(citizenId, cancellationToken);
            var known = (await credentials.CredentialsOfHolderAsync(holder, cancellationToken))
                .FirstOrDefault(credential => credential.StatusAt(now) == CredentialStatus.Active);
            // Somebody who was sent too many codes is treated as unknown: no message goes out, and no guess is right.
            if (known is not null && budget.TryTake(holder) is not null) known = null;
            var id = Guid.CreateVersion7(now);
            var issued = (CodeIssue.Issued)await codes.IssueAsync(Policy, id, previous: null, idempotencyKey, cancellationToken);
            var check = new IdentityCheck
            {
                Id = id,
                IdempotencyKey = idempotencyKey,
                HolderHash = holder,
                CredentialId = known?.Id,
                Subject = known?.Subject,
                Purpose = purpose,
                StartedAt = now,
                Code = issued.Challenge,
            };
            if (await checks.AddAsync(check, now - options.Window, options.MaxChecks, cancellationToken) is not { } added)
            {
                if (known is not null) budget.GiveBack(holder);
                return new BeginResult.TooMany(now + options.Window);
            }

            await SendFirstAsync(added, issued.Code, cancellationToken);
            return new BeginResult.Begun(added.Item.Id, added.Item.Code.ExpiresAt, added.Item.Code.SentAt + Policy.CoolDown);
        }
        catch (Exception failure) when (KeysMissingException.IsUnavailable(failure))
        {
            return new BeginResult.SigningUnavailable();
        }
    }

    private async Task SendFirstAsync(Added<IdentityCheck> added, OtpCode code, CancellationToken cancellationToken)
    {
        if (added.IsNew) await messages.RecordAsync(AuditKind.IdentityCodeSent, added.Item, cancellationToken);
        // An earlier try may have ended before its message left.
        else if (await codes.IssueAsync(Policy, added.Item.Id, added.Item.Code, added.Item.Code.SendKey, cancellationToken) is CodeIssue.SentBefore before)
            code = before.Code;
        await messages.SendAsync(added.Item, code, cancellationToken);
    }
}
