using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Host.Adapters;
using SmartCaBot.Signing;
using SmartCaBot.Signing.Identification;
using SmartCaBot.Signing.Otp;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Host.Pages.Code;

/// <summary>The code of an identity check. The page shows nothing of whom: a number that nobody holds looks the same.</summary>
internal sealed class IdentificationCode(SigningCore core, SigningCoreOptions options, IIdentityCheckStore store, TimeProvider clock) : IAwaitedCode
{
    private CodePolicy Policy => options.Identification.Code;

    public CodePurpose Purpose => CodePurpose.Identification;

    public async Task<CodeView?> FindAsync(AwaitedCode awaited, CancellationToken cancellationToken)
    {
        if (await CheckAsync(awaited, cancellationToken) is not { } check) return null;
        var left = Policy.MaxAttempts - check.Code.AttemptsUsed;
        var standing = check.IsEstablished ? CodeStanding.Entered : left > 0 ? CodeStanding.Waiting : CodeStanding.Closed;
        return new CodeView(standing, left, check.Code.SentAt + Policy.CoolDown, [])
        {
            AskedAt = check.StartedAt,
        };
    }

    public async Task<EntryOutcome> EnterAsync(AwaitedCode awaited, string key, string code, CancellationToken cancellationToken)
    {
        if (await CheckAsync(awaited, cancellationToken) is not { } check) return EntryOutcome.Closed;
        return await core.Identification.ConfirmAsync(key, check.Id, LocalIdentification.Purpose, code, cancellationToken) switch
        {
            IdentityConfirmation.Established => EntryOutcome.Entered,
            IdentityConfirmation.WrongCode => EntryOutcome.Wrong,
            IdentityConfirmation.CodeExpired => EntryOutcome.CodeExpired,
            IdentityConfirmation.SigningUnavailable => EntryOutcome.Unavailable,
            _ => EntryOutcome.Closed,
        };
    }

    public async Task<CodeDelivery> ResendAsync(AwaitedCode awaited, string key, CancellationToken cancellationToken) =>
        await CheckAsync(awaited, cancellationToken) is { } check
            ? CodeDeliveries.Of(await core.Identification.ResendAsync(key, check.Id, cancellationToken), clock.GetUtcNow())
            : new CodeDelivery(CodeOutcome.Expired);

    /// <summary>A check that nobody finishes ends by itself.</summary>
    public Task CancelAsync(AwaitedCode awaited, CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<IdentityCheck?> CheckAsync(AwaitedCode awaited, CancellationToken cancellationToken) =>
        Guid.TryParse(awaited.Reference, out var id) ? await store.FindAsync(id, cancellationToken) : null;
}
