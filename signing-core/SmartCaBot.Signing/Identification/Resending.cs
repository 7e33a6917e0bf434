using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Keys;
using SmartCaBot.Signing.Otp;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Identification;

/// <summary>Sends another code of a check.</summary>
internal sealed class Resending(
    IIdentityCheckStore checks, OneTimeCodes codes, CodeBudget budget, CheckMessages messages, IdentificationOptions options)
{
    private CodePolicy Policy => options.Code;

    public async Task<SendCodeResult> ResendAsync(string idempotencyKey, Guid checkId, CancellationToken cancellationToken)
    {
        try
        {
            if (await checks.FindAsync(checkId, cancellationToken) is not { IsEstablished: false } check) return new SendCodeResult.NotFound();
            switch (await codes.IssueAsync(Policy, check.Id, check.Code, idempotencyKey, cancellationToken))
            {
                case CodeIssue.SentBefore before:
                    await messages.SendAsync(check, before.Code, cancellationToken);
                    return Sent(before.Challenge);
                case CodeIssue.TooSoon soon:
                    return new SendCodeResult.TooSoon(soon.RetryAfter);
                case CodeIssue.Issued issued:
                    var next = check with { Code = issued.Challenge, Version = check.Version + 1 };
                    if (!await checks.TryReplaceAsync(next, cancellationToken)) return new SendCodeResult.TooSoon(Policy.CoolDown);
                    if (check.Subject is not null && budget.TryTake(check.HolderHash) is null)
                    {
                        await messages.RecordAsync(AuditKind.IdentityCodeSent, next, cancellationToken);
                        await messages.SendAsync(next, issued.Code, cancellationToken);
                    }

                    return Sent(issued.Challenge);
                default:
                    return new SendCodeResult.NoMoreSends();
            }
        }
        catch (Exception failure) when (KeysMissingException.IsUnavailable(failure))
        {
            return new SendCodeResult.SigningUnavailable();
        }
    }

    private SendCodeResult.Sent Sent(CodeChallenge challenge) => new(
        "", null, challenge.ExpiresAt, challenge.SentAt + Policy.CoolDown, Math.Max(0, Policy.MaxResends + 1 - challenge.Sends));
}
